package dev.refrain.rules;

/** Thrown where a text is no YAML that rules can be read from: the file's only problem then. */
final class BadYaml extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Place place;

  BadYaml(Place place, String message) {
    super(message);
    this.place = place;
  }

  Place place() {
    return place;
  }

  Problem problem() {
    return new Problem(place, String.valueOf(getMessage()));
  }
}
