package dev.refrain.call;

import dev.refrain.async.Promise;
import org.jspecify.annotations.Nullable;

/** The caller whose thread ran the body: told where its own load ended, as without the agent. */
final class LeaderWaiter implements Waiter {
  private final Promise promise;

  LeaderWaiter(Promise promise) {
    this.promise = promise;
  }

  @Override
  public void tell(@Nullable Object value, @Nullable Throwable failure) {
    promise.end(value, failure);
  }
}
