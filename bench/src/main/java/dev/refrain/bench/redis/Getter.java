package dev.refrain.bench.redis;

/** Gets values of a server, in one way or another. */
interface Getter extends AutoCloseable {
  /** Waits for a value. */
  boolean get(int key);

  /** Asks for a value and goes on; {@code then} runs when it is there, with whether it was. */
  void getLater(int key, Told then);

  @Override
  void close();

  /** Is told the end. */
  interface Told {
    void ended(boolean found);
  }
}
