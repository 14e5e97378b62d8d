package dev.refrain.call;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that waits for a flight to end. */
final class ThreadWaiter implements Waiter {
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

  @Nullable Throwable failure() {
    return failure;
  }

  /** Whether the flight failed for a reason of its own thread, which says nothing about the key. */
  boolean failedForItsThread() {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 16; depth++) {
      if (cause instanceof InterruptedException
          || cause instanceof java.io.InterruptedIOException
          || cause instanceof java.nio.channels.ClosedByInterruptException
          || cause instanceof VirtualMachineError
          || cause instanceof ThreadDeath) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
