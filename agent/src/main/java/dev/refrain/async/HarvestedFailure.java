package dev.refrain.async;

import org.jspecify.annotations.Nullable;

/**
 * What a task failed with, on its way to the callers. A stage would take an exception of certain
 * types for its own state: a task may fail with a CancellationException without being cancelled.
 */
final class HarvestedFailure extends Exception {
  /**
   * A failure.
   *
   * @param cause as {@code get} of the task tells it
   */
  HarvestedFailure(@Nullable Throwable cause) {
    super(null, cause, false, false);
  }
}
