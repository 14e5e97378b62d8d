package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.FailureWrapping;
import dev.refrain.async.Promise;
import dev.refrain.async.Source;
import org.jspecify.annotations.Nullable;

/** A load's failure, kept in place of its value. Immutable. */
final class RememberedFailure implements Source {
  private final Throwable failure;

  /**
   * A failure.
   *
   * @param failure as the flight was told it
   */
  RememberedFailure(Throwable failure) {
    this.failure = failure;
  }

  /** What one more caller of a plain method is to get. */
  Throwable forCaller() {
    return FailureCopy.of(failure);
  }

  /** A result of its own for one more caller of an asynchronous method. */
  Object failed(AsyncAdapter adapter) {
    Promise promise = adapter.promise(this);
    Throwable copy = FailureCopy.of(FailureWrapping.unwrapped(failure));
    promise.end(null, FailureWrapping.wrappedLike(failure, copy));
    return promise.result();
  }

  /** Nothing is under way. */
  @Override
  public @Nullable Object pending() {
    return null;
  }

  @Override
  public void ended(@Nullable Object value, @Nullable Throwable failure) {
    // It had ended before.
  }
}
