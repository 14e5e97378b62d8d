package dev.refrain.async;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A plain {@link CompletableFuture}: the application sees no class of ours. */
final class StagePromise implements Promise {
  private final CompletableFuture<@Nullable Object> future = new CompletableFuture<>();
  private volatile int ownCallbacks;

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

  @Override
  public boolean hasCallbacks() {
    return future.getNumberOfDependents() > ownCallbacks;
  }

  @Override
  public void onCancel(Runnable cancelled) {
    ownCallbacks = 1;
    future.whenComplete(new CancelWatcher(future, cancelled));
  }

  private static final class CancelWatcher implements BiConsumer<Object, Throwable> {
    private final CompletableFuture<?> future;
    private final Runnable cancelled;

    CancelWatcher(CompletableFuture<?> future, Runnable cancelled) {
      this.future = future;
      this.cancelled = cancelled;
    }

    @Override
    public void accept(@Nullable Object value, @Nullable Throwable failure) {
      if (future.isCancelled()) {
        cancelled.run();
      }
    }
  }
}
