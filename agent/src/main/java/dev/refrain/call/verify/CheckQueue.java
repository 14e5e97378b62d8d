package dev.refrain.call.verify;

import dev.refrain.observe.VerifyCounters;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compares results one after another, off the threads of their callers. Bounded: what does not fit
 * is counted and not compared. Thread-safe.
 */
public final class CheckQueue implements Runnable {
  private static final int MOST = 1_024;

  /** After so many, other tasks of the executor have their turn. */
  private static final int AT_ONCE = 128;

  private final ConcurrentLinkedQueue<ResultCheck> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final Executor executor;
  private final VerifyCounters counters;

  public CheckQueue(Executor executor, VerifyCounters counters) {
    this.executor = executor;
    this.counters = counters;
  }

  public VerifyCounters counters() {
    return counters;
  }

  /** Compares a result, soon. */
  public void add(ResultCheck check) {
    if (size.get() >= MOST) {
      counters.unchecked();
      return;
    }
    waiting.add(check);
    if (size.getAndIncrement() == 0) {
      start();
    }
  }

  private void start() {
    try {
      executor.execute(this);
    } catch (RuntimeException | OutOfMemoryError noThread) {
      drain(Integer.MAX_VALUE, false);
    }
  }

  @Override
  public void run() {
    if (drain(AT_ONCE, true) > 0) {
      start();
    }
  }

  /** Takes some from the queue, in which there is something; gives how many are left. */
  private int drain(int most, boolean compare) {
    int left = size.get();
    for (int i = 0; i < most && left > 0; i++) {
      ResultCheck next = waiting.poll();
      if (next != null && compare) {
        next.run();
      } else {
        counters.unchecked();
      }
      left = size.decrementAndGet();
    }
    return left;
  }
}
