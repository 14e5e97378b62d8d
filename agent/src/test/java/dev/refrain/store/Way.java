package dev.refrain.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a request is made: both ways have to give the same. */
public enum Way {
  /** The calling thread waits. */
  AWAIT {
    @Override
    public <T> @Nullable T ask(Request<T> request) {
      return request.await();
    }
  },
  /** The calling thread goes on, and is told. */
  WHEN_ENDED {
    @Override
    public <T> @Nullable T ask(Request<T> request) {
      CompletableFuture<Optional<T>> ended = new CompletableFuture<>();
      request.whenEnded(result -> ended.complete(Optional.ofNullable(result)));
      try {
        return ended.get(30, TimeUnit.SECONDS).orElse(null);
      } catch (Exception e) {
        throw new AssertionError("the request never ended", e);
      }
    }
  };

  public abstract <T> @Nullable T ask(Request<T> request);
}
