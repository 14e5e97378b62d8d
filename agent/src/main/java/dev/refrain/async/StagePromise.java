package dev.refrain.async;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A plain {@link CompletableFuture}: the application sees no class of ours. */
final class StagePromise implements Promise {
  private final CompletableFuture<@Nullable Object> future = new CompletableFuture<>();
  private volatile int ownCallbacks;
  private volatile boolean gentle;

  @Override
  public Object result() {
    return future;
  }

  @Override
  public void end(@Nullable Object value, @Nullable Throwable failure) {
    if (failure == null) {
      future.complete(value);
    } else {
      future.completeExceptionally(failure);
    }
  }

  /** Cancels it for its caller. */
  boolean cancel(boolean mayInterrupt) {
    gentle = !mayInterrupt;
    return future.cancel(mayInterrupt);
  }

  @Override
  public boolean hasCallbacks() {
    return future.getNumberOfDependents() > ownCallbacks;
  }

  @Override
  public void onCancel(Cancellation cancellation) {
    ownCallbacks = 1;
    future.whenComplete(new CancelWatcher(this, cancellation));
  }

  private static final class CancelWatcher implements BiConsumer<Object, Throwable> {
    private final StagePromise promise;
    private final Cancellation cancellation;

    CancelWatcher(StagePromise promise, Cancellation cancellation) {
      this.promise = promise;
      this.cancellation = cancellation;
    }

    @Override
    public void accept(@Nullable Object value, @Nullable Throwable failure) {
      if (promise.future.isCancelled()) {
        cancellation.cancelled(!promise.gentle);
      }
    }
  }
}
