package dev.refrain.call.key;

/** What a key holds in place of null, and a call without key parts in place of a key. */
enum NullKey {
  NULL,
  NOTHING
}
