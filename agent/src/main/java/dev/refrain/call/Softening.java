package dev.refrain.call;

/** The soft end of a load's time. */
final class Softening implements Runnable {
  private final Flight flight;

  Softening(Flight flight) {
    this.flight = flight;
  }

  @Override
  public void run() {
    flight.soften();
  }
}
