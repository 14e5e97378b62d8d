package dev.refrain.store;

import org.jspecify.annotations.Nullable;

/**
 * A request to a guarded store: ends at once while the breaker is open, at the start once it is
 * known whether the store answers, and tells the breaker what came of it.
 */
final class GuardedRequest<T> implements Request<T> {
  private final GuardedStore guard;
  private final Request<T> request;
  private final @Nullable StoreKey removed;

  GuardedRequest(GuardedStore guard, Request<T> request) {
    this(guard, request, null);
  }

  /**
   * A request.
   *
   * @param removed of which no copy is good any more when it ends
   */
  GuardedRequest(GuardedStore guard, Request<T> request, @Nullable StoreKey removed) {
    this.guard = guard;
    this.request = request;
    this.removed = removed;
  }

  @Override
  public @Nullable T await() {
    if (guard.isOpen()) {
      guard.store().awaitOver();
      if (guard.isOpen()) {
        guard.turnedAway();
        return null;
      }
    }
    T result = request.await();
    if (result != null || !Thread.currentThread().isInterrupted()) {
      guard.judge(result);
    }
    ended();
    return result;
  }

  @Override
  public void whenEnded(final Completion<T> completion) {
    if (guard.isOpen()) {
      guard
          .store()
          .whenOver(
              new Runnable() {
                @Override
                public void run() {
                  if (guard.isOpen()) {
                    guard.turnedAway();
                    completion.ended(null);
                  } else {
                    send(completion);
                  }
                }
              });
    } else {
      send(completion);
    }
  }

  private void send(final Completion<T> completion) {
    request.whenEnded(
        new Completion<T>() {
          @Override
          public void ended(@Nullable T result) {
            guard.judge(result);
            GuardedRequest.this.ended();
            completion.ended(result);
          }
        });
  }

  private void ended() {
    if (removed != null) {
      guard.changes().changed(removed);
    }
  }
}
