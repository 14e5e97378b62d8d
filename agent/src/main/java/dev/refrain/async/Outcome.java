package dev.refrain.async;

import org.jspecify.annotations.Nullable;

/** Is told how something asynchronous ended. May be told more than once; the first time counts. */
public interface Outcome {
  /** Told with the value, or with {@code failure} not null. Never throws. */
  void ended(@Nullable Object value, @Nullable Throwable failure);
}
