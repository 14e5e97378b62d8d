package dev.refrain.call;

/** What a kept value is good for, by its age. */
enum Age {
  /** Within its ttl: served. */
  FRESH,
  /** Served, while it is refreshed. */
  DUE,
  /** Served where a load fails or takes long. */
  BRIDGE,
  /** Not served any more. */
  GONE
}
