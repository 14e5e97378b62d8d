package dev.refrain.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** {@link CompletableFuture} and {@link CompletionStage}. */
final class StageAdapter implements AsyncAdapter {
  @Override
  public Object completed(@Nullable Object value) {
    return CompletableFuture.completedFuture(value);
  }

  @Override
  public Promise promise(Source source) {
    return new StagePromise();
  }

  @Override
  public boolean isDone(Object result) {
    try {
      return result instanceof CompletableFuture && ((CompletableFuture<?>) result).isDone();
    } catch (UnsupportedOperationException minimal) {
      // A minimal stage, from Java 9 on: it can only be watched.
      return false;
    }
  }

  @Override
  public void watch(Object result, Outcome outcome) {
    ((CompletionStage<?>) result).whenComplete(new Watcher(outcome));
  }

  @Override
  public void cancel(Object result, boolean mayInterrupt) {
    if (result instanceof CompletableFuture) {
      ((CompletableFuture<?>) result).cancel(mayInterrupt);
    }
  }

  private static final class Watcher implements BiConsumer<Object, Throwable> {
    private final Outcome outcome;

    Watcher(Outcome outcome) {
      this.outcome = outcome;
    }

    @Override
    public void accept(@Nullable Object value, @Nullable Throwable failure) {
      outcome.ended(value, failure);
    }
  }
}
