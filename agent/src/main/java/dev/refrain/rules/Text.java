package dev.refrain.rules;

/** A value as it reads once its variables are filled in, and as it was written. Immutable. */
final class Text {
  private final Scope scope;
  private final String setting;
  private final Scalar scalar;
  private final String value;
  private final boolean expanded;

  Text(Scope scope, String setting, Scalar scalar, String value, boolean expanded) {
    this.scope = scope;
    this.setting = setting;
    this.scalar = scalar;
    this.value = value;
    this.expanded = expanded;
  }

  String setting() {
    return setting;
  }

  /** What the value is. May hold a secret: it goes into no message. */
  String value() {
    return value;
  }

  /** Whether a variable is in the value. */
  boolean isExpanded() {
    return expanded;
  }

  boolean isPlain() {
    return scalar.isPlain();
  }

  /** What the user wrote; fit for messages. */
  String written() {
    return scalar.text();
  }

  /** A piece of what the user wrote; all of it where variables make pieces unclear. */
  String written(int from, int to) {
    return expanded ? scalar.text() : value.substring(from, to);
  }

  Place place() {
    return scalar.place();
  }

  Place placeAt(int index) {
    return expanded ? scalar.place() : scalar.placeAt(index);
  }

  boolean isFull() {
    return scope.isFull();
  }

  /** {@code ttl '30' in rule 'x' has no unit; write 30s}. */
  void problem(String predicate, String mend) {
    problemAt(place(), predicate, mend);
  }

  /** A problem with the character of that index and what follows it. */
  void problemAt(int index, String predicate, String mend) {
    problemAt(placeAt(index), predicate, mend);
  }

  void problemAt(Place place, String predicate, String mend) {
    scope.problem(place, Echo.of(setting, written()), predicate, mend);
  }

  /** Like {@link #problem}, with a mend made of the value, which a variable's value must not be. */
  void problemOffering(String predicate, String mend) {
    String shown = expanded ? "write for example " + Settings.example(setting) : mend;
    problem(predicate, Echo.line(shown, 600));
  }
}
