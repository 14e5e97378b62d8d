package dev.refrain.call;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that waits for a flight to end. */
final class ThreadWaiter implements Waiter, Failing {
  private final Thread thread = Thread.currentThread();
  private @Nullable Object value;
  private @Nullable Throwable failure;
  private volatile boolean told;

  @Override
  public void tell(@Nullable Object value, @Nullable Throwable failure) {
    this.value = value;
    this.failure = failure;
    told = true;
    LockSupport.unpark(thread);
  }

  /** Waits in the thread that made this; ends early, untold, at the timeout or an interrupt. */
  void await(long nanos) {
    long deadline = System.nanoTime() + nanos;
    while (!told) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || thread.isInterrupted()) {
        return;
      }
      LockSupport.parkNanos(this, left);
    }
  }

  boolean told() {
    return told;
  }

  @Nullable Object value() {
    return value;
  }

  @Override
  public @Nullable Throwable failure() {
    return failure;
  }
}
