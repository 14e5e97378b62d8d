package dev.refrain.store;

/**
 * A clock that is read in a nanosecond: a field that a thread of its own sets every few
 * milliseconds. Reading {@link System#nanoTime()} costs more than the rest of a hit.
 *
 * <p>The thread may lag when the machine is busy. So who asks whether a deadline has passed asks
 * {@link #isPast}, which reads the ticker itself once less than a second is left.
 */
public final class CoarseClock {
  private static final long TICK_MILLIS = 5;
  private static final long SLACK_NANOS = 1_000_000_000L;

  private final Ticker ticker;
  private volatile long coarse;

  public CoarseClock(Ticker ticker) {
    this.ticker = ticker;
    this.coarse = ticker.nanos();
  }

  /** Whether {@code deadline}, a moment of this clock, has come. Exact to the ticker. */
  public boolean isPast(long deadline) {
    return deadline - coarse <= SLACK_NANOS && deadline - precise() <= 0;
  }

  /** A moment after another one; never reached where it is too far off to be told. */
  public static long deadline(long now, long nanos) {
    return now + Math.min(nanos, Long.MAX_VALUE / 2);
  }

  /** A moment that has passed. */
  long past() {
    return coarse - 1;
  }

  /** The moment now, in nanoseconds. */
  public long precise() {
    long now = ticker.nanos();
    coarse = now;
    return now;
  }

  /** Sets the coarse time anew; for the clock's thread. */
  void tick() {
    precise();
  }

  /** Starts the thread that moves the coarse time on; it ends when interrupted. */
  public Thread start() {
    Thread thread = new ClockThread(this);
    thread.start();
    return thread;
  }

  private static final class ClockThread extends Thread {
    private final CoarseClock clock;

    ClockThread(CoarseClock clock) {
      super("refrain-clock");
      this.clock = clock;
      setDaemon(true);
      setContextClassLoader(null);
    }

    @Override
    public void run() {
      try {
        while (true) {
          Thread.sleep(TICK_MILLIS);
          clock.tick();
        }
      } catch (InterruptedException stopped) {
        // The agent is being stopped.
      }
    }
  }
}
