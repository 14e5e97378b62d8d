package dev.refrain.rules;

import java.util.List;

/** A YAML mapping, with its keys in file order and as often as they were written. Immutable. */
final class Mapping extends Node {
  private final List<Node> keys;
  private final List<Node> values;

  /** The caller gives the lists away; they are of the same length. */
  Mapping(Place place, List<Node> keys, List<Node> values, int size) {
    super(place, size);
    this.keys = keys;
    this.values = values;
  }

  List<Node> keys() {
    return keys;
  }

  List<Node> values() {
    return values;
  }

  @Override
  String kind() {
    return "a mapping";
  }
}
