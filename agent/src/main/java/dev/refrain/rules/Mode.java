package dev.refrain.rules;

/** What a caching rule does with the calls of its methods. */
public enum Mode {
  /** Serve repeats from the store. */
  CACHE,
  /** Run every call, and count what the cache would have served. */
  OBSERVE,
  /** Run every call, and compare its result with what the cache would have served. */
  VERIFY,
  /** Leave the methods alone; entries are dropped. */
  OFF
}
