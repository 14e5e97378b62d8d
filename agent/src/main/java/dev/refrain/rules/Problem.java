package dev.refrain.rules;

/** One thing that is wrong with a rules file, in one line: where, what was found, what to write. */
public final class Problem {
  private final Place place;
  private final String message;

  public Problem(Place place, String message) {
    this.place = place;
    this.message = message;
  }

  public Place place() {
    return place;
  }

  public String message() {
    return message;
  }

  /** The line that a user sees: {@code rules/shop.yaml:7:5 unknown setting ...}. */
  @Override
  public String toString() {
    return place + " " + message;
  }
}
