package dev.refrain.store;

import dev.refrain.observe.StoreCounters;

/** A lookup that is not to be sent: its entry's node is as good as out of reach. */
final class CutOffRequest implements Request<Found> {
  private final StoreCounters counters;

  CutOffRequest(StoreCounters counters) {
    this.counters = counters;
  }

  @Override
  public Found await() {
    counters.cutOff();
    return Found.cutOff();
  }

  @Override
  public void whenEnded(Completion<Found> completion) {
    counters.cutOff();
    completion.ended(Found.cutOff());
  }
}
