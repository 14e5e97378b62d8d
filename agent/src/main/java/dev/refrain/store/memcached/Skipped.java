package dev.refrain.store.memcached;

import java.util.concurrent.atomic.LongAdder;

/** Counts the values that were not written because the server can't keep such. Thread-safe. */
public final class Skipped {
  private final LongAdder tooLarge = new LongAdder();
  private final LongAdder tooShort = new LongAdder();

  Skipped() {}

  void tooLarge() {
    tooLarge.increment();
  }

  void tooShort() {
    tooShort.increment();
  }

  /** Values over the server's limit of an item. */
  public long tooLargeValues() {
    return tooLarge.sum();
  }

  /** Values with a ttl under a second. */
  public long tooShortTtls() {
    return tooShort.sum();
  }
}
