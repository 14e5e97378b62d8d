package dev.refrain.store;

/** A moment in the life of a key and its groups, to tell later whether one has changed since. */
public final class Stamp {
  private final Changes changes;
  private final int[] stripes;

  Stamp(Changes changes, int[] stripes) {
    this.changes = changes;
    this.stripes = stripes;
  }

  public boolean isCurrent() {
    return changes.isCurrent(stripes);
  }
}
