package dev.refrain.call;

/** Runs short tasks later. */
interface Timer {
  /** Runs a task, which must not wait for anything, after a while; to some milliseconds. */
  void later(Runnable task, long nanos);
}
