package dev.refrain.call;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits, generously, for what another thread is about to do. */
final class Eventually {
  /** Less where something is expected to go wrong: {@code -Drefrain.patience=5}. */
  static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("refrain.patience", 60));

  private Eventually() {}

  static void holds(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("never came true: " + what);
      }
      Thread.yield();
    }
  }
}
