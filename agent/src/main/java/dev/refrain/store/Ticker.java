package dev.refrain.store;

/** Where time comes from. Thread-safe. */
public interface Ticker {
  /** Nanoseconds since an arbitrary moment, as {@link System#nanoTime()}. */
  long nanos();

  /** The JVM's own. */
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }
      };
}
