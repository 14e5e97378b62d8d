package dev.refrain.store.memcached;

import dev.refrain.store.Found;
import dev.refrain.store.SharedStore;

/**
 * How long the server shall keep something, in its own terms: whole seconds; beyond 30 days, the
 * second of its own clock; 0 for ever.
 */
final class ServerTtl {
  private static final long LONGEST_RELATIVE = 30L * 24 * 60 * 60;
  private static final long NANOS = 1_000_000_000L;

  private ServerTtl() {}

  /** Of an entry: rounded down, so that it is never served for too long. */
  static long ofEntry(long ttlMillis, long serverSecond) {
    if (ttlMillis == SharedStore.FOREVER_MILLIS) {
      return 0;
    }
    long seconds = ttlMillis / 1000;
    // The server's number ends in 2038, and an entry that ends early is no harm.
    return seconds <= LONGEST_RELATIVE
        ? seconds
        : Math.min(serverSecond + seconds, Integer.MAX_VALUE);
  }

  /**
   * Of a lease: rounded up, and a second more, since the server's first second is a part of one.
   */
  static long ofLease(long leaseMillis) {
    return Math.min(leaseMillis / 1000 + 2, LONGEST_RELATIVE);
  }

  /** What is surely left: the second that the server counts now has partly gone. */
  static long leftNanos(long seconds) {
    if (seconds < 0) {
      return Found.FOREVER;
    }
    return Math.max(1, (seconds - 1) * NANOS);
  }
}
