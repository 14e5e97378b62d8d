package dev.refrain.async;

import org.jspecify.annotations.Nullable;

/** How results of one asynchronous type are watched, cancelled and built. Stateless. */
public interface AsyncAdapter {
  /** A result that has ended well: what a hit gives. Never shared between callers. */
  Object completed(@Nullable Object value);

  /** A caller's own result of what is under way. */
  Promise promise(Source source);

  /** Whether a result of the application's has ended. */
  boolean isDone(Object result);

  /**
   * Tells {@code outcome} how the result ends; at once where it has, else in a thread that ends it.
   */
  void watch(Object result, Outcome outcome);

  /** Gives up what the application has under way, as {@link java.util.concurrent.Future} does. */
  void cancel(Object result, boolean mayInterrupt);
}
