package dev.refrain.async;

/** Is told that a caller has cancelled its own result. */
public interface Cancellation {
  /**
   * Told once.
   *
   * @param mayInterrupt whether the caller would have the load's thread interrupted
   */
  void cancelled(boolean mayInterrupt);
}
