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
    if (failure instanceof HarvestedFailure) {
      return new HarvestedFailure(other);
    }
    return failure instanceof CompletionException ? new CompletionException(other) : other;
  }

  private static boolean isWrapping(@Nullable Throwable failure) {
    return failure instanceof HarvestedFailure || failure instanceof CompletionException;
  }
}
