package dev.refrain.servers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does; it tells nobody, so it has to be asked again and again. */
public final class Until {
  private static final long PAUSE_NANOS = 2_000_000;

  private Until() {}

  /** A condition that may fail in the meantime. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  /** Returns when the condition holds; an error if it does not within 20 seconds. */
  public static void holds(String what, Condition condition) {
    holds(what, Duration.ofSeconds(20), condition);
  }

  /** Returns how long it took until the condition held. */
  public static Duration holds(String what, Duration within, Condition condition) {
    long start = System.nanoTime();
    Exception last = null;
    while (System.nanoTime() - start < within.toNanos()) {
      try {
        if (condition.holds()) {
          return Duration.ofNanos(System.nanoTime() - start);
        }
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new AssertionError("not within " + within + ": " + what, last);
  }
}
