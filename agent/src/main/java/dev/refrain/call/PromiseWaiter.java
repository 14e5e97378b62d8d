package dev.refrain.call;

import dev.refrain.async.Promise;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A caller of an asynchronous method, who holds a result of its own. */
final class PromiseWaiter implements Waiter {
  private final Promise promise;
  private final Executor executor;
  private final @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();

  PromiseWaiter(Promise promise, Executor executor) {
    this.promise = promise;
    this.executor = executor;
  }

  /**
   * Ends the caller's result. Callbacks get a thread of their own, with the caller's context class
   * loader: in the one that ends the load they would hold up each other.
   */
  @Override
  public void tell(@Nullable Object value, @Nullable Throwable failure) {
    if (promise.hasCallbacks()) {
      try {
        executor.execute(new Telling(value, failure));
        return;
      } catch (RejectedExecutionException | OutOfMemoryError noThread) {
        // Then here: late is better than never.
      }
    }
    promise.end(value, failure);
  }

  private final class Telling implements Runnable {
    private final @Nullable Object value;
    private final @Nullable Throwable failure;

    Telling(@Nullable Object value, @Nullable Throwable failure) {
      this.value = value;
      this.failure = failure;
    }

    @Override
    public void run() {
      Thread thread = Thread.currentThread();
      thread.setContextClassLoader(context);
      try {
        promise.end(value, failure);
      } finally {
        thread.setContextClassLoader(null);
      }
    }
  }
}
