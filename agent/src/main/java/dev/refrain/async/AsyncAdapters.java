package dev.refrain.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The asynchronous types that are known: one line each. */
public final class AsyncAdapters {
  private AsyncAdapters() {}

  /** The adapter of a method's declared result type, or {@code null} where there is none. */
  public static @Nullable AsyncAdapter of(Class<?> resultType, FuturePoll poll) {
    if (resultType == CompletableFuture.class || resultType == CompletionStage.class) {
      return new StageAdapter();
    }
    if (resultType == Future.class) {
      return new FutureAdapter(poll);
    }
    return null;
  }

  /** Tells the outcome of a future that is done, without waiting. */
  public static void harvest(Future<?> done, Outcome outcome) {
    FutureAdapter.harvest(done, outcome);
  }
}
