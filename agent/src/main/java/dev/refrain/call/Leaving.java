package dev.refrain.call;

import dev.refrain.async.Cancellation;

/** Runs when a caller cancels its result. */
final class Leaving implements Cancellation {
  private final Flight flight;
  private final Waiter waiter;

  Leaving(Flight flight, Waiter waiter) {
    this.flight = flight;
    this.waiter = waiter;
  }

  @Override
  public void cancelled(boolean mayInterrupt) {
    flight.left(waiter, mayInterrupt);
  }
}
