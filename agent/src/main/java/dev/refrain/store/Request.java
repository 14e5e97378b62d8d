package dev.refrain.store;

import org.jspecify.annotations.Nullable;

/**
 * Something to ask of a shared store. It is sent when somebody awaits it or wants to be told, and
 * only once: one of {@link #await} and {@link #whenEnded} is called, one time.
 *
 * @param <T> what the store answers
 */
public interface Request<T> {
  /**
   * Sends it and waits in the calling thread, at most the store's timeout, all its commands and
   * connecting included. An interrupt ends the wait and stays set.
   *
   * @return {@code null} where the store did not answer in time, or answered that it serves nothing
   */
  @Nullable T await();

  /** Sends it without ever blocking the calling thread. */
  void whenEnded(Completion<T> completion);
}
