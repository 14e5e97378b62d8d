package dev.refrain.store;

import dev.refrain.observe.Recorder;
import dev.refrain.servers.Until;
import java.time.Duration;

/** Guards of stores whose first answer has come. */
public final class StartedGuard {
  static final long TIMEOUT_NANOS = Duration.ofSeconds(5).toNanos();

  private StartedGuard() {}

  /** A guard of a store that answers. */
  public static GuardedStore of(
      SharedStore store, Changes changes, Recorder recorder, Ticker ticker) {
    GuardedStore guard = of(() -> store, changes, recorder, ticker, TIMEOUT_NANOS);
    guard.start();
    Until.holds("the store has answered", () -> !guard.isOpen());
    return guard;
  }

  /** A guard that has not been started. */
  public static GuardedStore of(
      StoreOpening opening, Changes changes, Recorder recorder, Ticker ticker, long timeoutNanos) {
    return new GuardedStore(
        opening,
        changes,
        timeoutNanos,
        recorder,
        ticker,
        StartedGuard::daemon,
        "shared",
        "refrain");
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "guard");
    thread.setDaemon(true);
    return thread;
  }
}
