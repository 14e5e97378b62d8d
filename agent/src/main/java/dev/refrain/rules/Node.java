package dev.refrain.rules;

/** A piece of YAML with the place where it stands: a scalar, a list or a mapping. Immutable. */
abstract class Node {
  private final Place place;
  private final int size;

  Node(Place place, int size) {
    this.place = place;
    this.size = size;
  }

  final Place place() {
    return place;
  }

  /** How many nodes it holds, itself included; an alias counts as what it stands for. */
  final int size() {
    return size;
  }

  /** What it is, in the words of a message. */
  abstract String kind();

  /** Whether nothing is written there: {@code key:}, {@code ~} or {@code null}. */
  boolean isNothing() {
    return false;
  }
}
