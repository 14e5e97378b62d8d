package dev.refrain.call;

import org.jspecify.annotations.Nullable;

/** Somebody who is told how a flight ended. */
interface Waiter {
  /** Told once, after the flight is gone. */
  void tell(@Nullable Object value, @Nullable Throwable failure);
}
