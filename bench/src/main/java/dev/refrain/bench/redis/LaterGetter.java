package dev.refrain.bench.redis;

/** A getter that need not be waited for. */
interface LaterGetter extends Getter {
  /** Asks for a value and goes on; {@code then} runs when it is there, with whether it was. */
  void getLater(int key, Told then);

  /** Is told the end. */
  interface Told {
    void ended(boolean found);
  }
}
