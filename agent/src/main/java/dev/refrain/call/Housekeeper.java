package dev.refrain.call;

import dev.refrain.async.FuturePoll;
import java.util.concurrent.locks.LockSupport;

/**
 * One daemon thread for what nobody's call should wait for: sweeping entries once a second, asking
 * futures without a callback whether they are done, and giving stuck callbacks more threads.
 */
public final class Housekeeper {
  private static final long SWEEP_NANOS = 1_000_000_000L;
  private static final long POLL_NANOS = 5_000_000L;

  private final HousekeepingThread thread = new HousekeepingThread(this);
  private final FuturePolls polls = new FuturePolls(thread);
  private final ElasticExecutor executor;
  private volatile boolean stopped;

  public Housekeeper(ElasticExecutor executor) {
    this.executor = executor;
  }

  /** Watches futures that methods of this class give. */
  FuturePoll pollOf(Class<?> declaring) {
    return polls.of(declaring);
  }

  /** Starts the thread; it sweeps these regions until {@link #stop}. */
  public void start(Regions regions) {
    thread.regions = regions;
    executor.callWhenBehind(thread);
    thread.start();
  }

  public void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /** Tells the outcomes of the futures that are done. */
  public void poll() {
    polls.poll();
  }

  private void run(Regions regions) {
    long nextSweep = System.nanoTime() + SWEEP_NANOS;
    while (!stopped) {
      boolean idle = polls.isIdle() && !executor.isBehind();
      LockSupport.parkNanos(this, idle ? SWEEP_NANOS : POLL_NANOS);
      try {
        poll();
        executor.relieve();
        if (System.nanoTime() - nextSweep >= 0) {
          nextSweep = System.nanoTime() + SWEEP_NANOS;
          regions.sweep();
        }
      } catch (Throwable unexpected) {
        // Whatever it was (an OutOfMemoryError of the application's), the next round tries again.
        nextSweep = System.nanoTime() + SWEEP_NANOS;
      }
    }
  }

  private static final class HousekeepingThread extends Thread {
    private final Housekeeper housekeeper;
    private volatile Regions regions = new Regions();

    HousekeepingThread(Housekeeper housekeeper) {
      super("refrain-housekeeping");
      this.housekeeper = housekeeper;
      setDaemon(true);
      setContextClassLoader(null);
    }

    @Override
    public void run() {
      housekeeper.run(regions);
    }
  }
}
