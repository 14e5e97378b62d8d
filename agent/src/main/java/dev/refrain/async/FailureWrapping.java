package dev.refrain.async;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Tells a failure from what an asynchronous result puts around it. */
public final class FailureWrapping {
  private FailureWrapping() {}

  /** What has failed, for a failure as an {@link Outcome} is told it. */
  public static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return isWrapping(failure) && cause != null ? cause : failure;
  }

  /** Another failure, as an {@link Outcome} would be told it in place of {@code failure}. */
  public static Throwable wrappedLike(Throwable failure, Throwable other) {
    Throwable cause = failure.getCause();
    if (cause == other) {
      return failure;
    }
    if (!isWrapping(failure) || cause == null) {
      return other;
    }
    if (failure instanceof HarvestedFailure) {
      return new HarvestedFailure(other);
    }
    if (failure.getClass() != CompletionException.class) {
      // The application's own, of which nobody else knows how it is made.
      return failure;
    }
    // The message may be the application's, too.
    Throwable wrapping = new CompletionException(failure.getMessage(), other);
    wrapping.setStackTrace(other.getStackTrace());
    return wrapping;
  }

  private static boolean isWrapping(@Nullable Throwable failure) {
    return failure instanceof HarvestedFailure || failure instanceof CompletionException;
  }
}
