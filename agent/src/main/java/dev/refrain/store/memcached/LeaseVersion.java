package dev.refrain.store.memcached;

/**
 * The number of a lease: the server's version of it, and the epoch in which it was given, since a
 * server that is started anew gives the same versions again.
 */
final class LeaseVersion {
  static final long UNKNOWN = 0;

  private static final int BITS = 48;
  private static final int EPOCHS = 1 << 15;

  private LeaseVersion() {}

  static long of(long version, int epoch) {
    boolean fits = version > 0 && version >>> BITS == 0 && epoch < EPOCHS;
    return fits ? version | ((long) epoch << BITS) : UNKNOWN;
  }

  static long version(long number) {
    return number & ((1L << BITS) - 1);
  }

  static int epoch(long number) {
    return (int) (number >>> BITS);
  }
}
