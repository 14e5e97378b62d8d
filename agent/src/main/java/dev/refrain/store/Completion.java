package dev.refrain.store;

import org.jspecify.annotations.Nullable;

/** Is told how a request to a shared store ended. */
public interface Completion<T> {
  /**
   * Told once, perhaps on an I/O thread: short, and never throws.
   *
   * @param result {@code null}: the store did not answer in time, or serves nothing
   */
  void ended(@Nullable T result);
}
