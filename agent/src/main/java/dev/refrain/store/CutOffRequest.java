package dev.refrain.store;

/** A lookup that is not to be sent: its entry's node is as good as out of reach. */
final class CutOffRequest implements Request<Found> {
  @Override
  public Found await() {
    return Found.cutOff();
  }

  @Override
  public void whenEnded(Completion<Found> completion) {
    completion.ended(Found.cutOff());
  }
}
