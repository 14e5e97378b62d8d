package dev.refrain.call;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits, generously, for what another thread is about to do. */
final class Eventually {
  static final Duration PATIENCE = Duration.ofSeconds(60);

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
