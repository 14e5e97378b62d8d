package dev.refrain.async;

import org.jspecify.annotations.Nullable;

/** One caller's own asynchronous result, to be completed later. Thread-safe. */
public interface Promise {
  /** What the caller gets; of the method's declared type. */
  Object result();

  /** Ends it, unless the caller did so; runs the caller's callbacks in this thread. */
  void end(@Nullable Object value, @Nullable Throwable failure);

  /** Whether ending it would run callbacks of the caller's. */
  boolean hasCallbacks();

  /** Tells {@code cancellation} if the caller cancels it before it has ended. */
  void onCancel(Cancellation cancellation);
}
