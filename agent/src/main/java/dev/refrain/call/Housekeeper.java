package dev.refrain.call;

import dev.refrain.async.FuturePoll;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * One daemon thread for what nobody's call should wait for: sweeping entries once a second, asking
 * futures without a callback whether they are done, giving stuck callbacks more threads, and
 * whatever is to happen a little later.
 */
public final class Housekeeper implements Timer {
  private static final long SWEEP_NANOS = 1_000_000_000L;
  private static final long POLL_NANOS = 5_000_000L;

  private final ConcurrentLinkedQueue<Timed> timed = new ConcurrentLinkedQueue<>();
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

  @Override
  public void later(Runnable task, long nanos) {
    boolean idle = timed.isEmpty();
    timed.add(new Timed(task, System.nanoTime() + nanos));
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
    polls.poll();
  }

  private void runTimed() {
    long now = System.nanoTime();
    for (Iterator<Timed> all = timed.iterator(); all.hasNext(); ) {
      Timed next = all.next();
      if (now - next.at >= 0) {
        all.remove();
        next.task.run();
      }
    }
  }

  private void run(Regions regions) {
    long nextSweep = System.nanoTime() + SWEEP_NANOS;
    while (!stopped) {
      boolean idle = polls.isIdle() && timed.isEmpty() && !executor.isBehind();
      LockSupport.parkNanos(this, idle ? SWEEP_NANOS : POLL_NANOS);
      try {
        poll();
        runTimed();
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

  /** A task and its time, in {@link System#nanoTime()}. */
  private static final class Timed {
    private final Runnable task;
    private final long at;

    Timed(Runnable task, long at) {
      this.task = task;
      this.at = at;
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
