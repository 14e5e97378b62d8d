package dev.refrain.call;

import dev.refrain.async.AsyncAdapters;
import dev.refrain.async.FuturePoll;
import dev.refrain.async.Outcome;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * One daemon thread for what nobody's call should wait for: sweeping entries once a second, asking
 * futures without a callback whether they are done, and giving stuck callbacks more threads.
 */
public final class Housekeeper implements FuturePoll {
  private static final long SWEEP_NANOS = 1_000_000_000L;
  private static final long POLL_NANOS = 5_000_000L;

  private final ConcurrentLinkedQueue<Polled> polled = new ConcurrentLinkedQueue<>();
  private final HousekeepingThread thread = new HousekeepingThread(this);
  private final ElasticExecutor executor;
  private volatile boolean stopped;

  public Housekeeper(ElasticExecutor executor) {
    this.executor = executor;
  }

  @Override
  public void add(Future<?> future, Outcome outcome) {
    boolean idle = polled.isEmpty();
    polled.add(new Polled(future, outcome));
    if (idle) {
      LockSupport.unpark(thread);
    }
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
    for (Iterator<Polled> all = polled.iterator(); all.hasNext(); ) {
      if (all.next().tellIfDone()) {
        all.remove();
      }
    }
  }

  private void run(Regions regions) {
    long nextSweep = System.nanoTime() + SWEEP_NANOS;
    while (!stopped) {
      boolean idle = polled.isEmpty() && !executor.isBehind();
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

  /** A future and who wants to know. */
  private static final class Polled {
    private final Future<?> future;
    private final Outcome outcome;

    Polled(Future<?> future, Outcome outcome) {
      this.future = future;
      this.outcome = outcome;
    }

    boolean tellIfDone() {
      try {
        if (!future.isDone()) {
          return false;
        }
        AsyncAdapters.harvest(future, outcome);
      } catch (Throwable broken) {
        outcome.ended(null, broken);
      }
      return true;
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
