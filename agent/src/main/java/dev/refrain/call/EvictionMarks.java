package dev.refrain.call;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts evictions by key, roughly: a number that stays the same tells that a key was not evicted.
 * Marked before the entry is removed. Thread-safe.
 */
final class EvictionMarks {
  private static final int STRIPES = 256;

  private final AtomicLongArray marks = new AtomicLongArray(STRIPES + 1);

  void evicted(Object key) {
    marks.incrementAndGet(stripe(key));
  }

  void evictedAll() {
    marks.incrementAndGet(STRIPES);
  }

  /** Another number than before: the key may have been evicted since. */
  long of(Object key) {
    return marks.get(stripe(key)) + marks.get(STRIPES);
  }

  private static int stripe(Object key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash >>> 24;
  }
}
