package dev.refrain.bench.redis;

/** Gets values of a server, in one way or another. */
interface Getter extends AutoCloseable {
  /** Waits for a value. */
  boolean get(int key);

  @Override
  void close();
}
