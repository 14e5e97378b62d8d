package dev.refrain.rules;

/** A name with its value, as they stand in a mapping. Immutable. */
final class Setting {
  private final String name;
  private final Place place;
  private final Node value;

  Setting(String name, Place place, Node value) {
    this.name = name;
    this.place = place;
    this.value = value;
  }

  String name() {
    return name;
  }

  /** Where the name stands. */
  Place place() {
    return place;
  }

  Node value() {
    return value;
  }
}
