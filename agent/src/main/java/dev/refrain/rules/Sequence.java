package dev.refrain.rules;

import java.util.List;

/** A YAML list. Immutable. */
final class Sequence extends Node {
  private final List<Node> items;

  /** The caller gives the list away. */
  Sequence(Place place, List<Node> items, int size) {
    super(place, size);
    this.items = items;
  }

  List<Node> items() {
    return items;
  }

  @Override
  String kind() {
    return "a list";
  }
}
