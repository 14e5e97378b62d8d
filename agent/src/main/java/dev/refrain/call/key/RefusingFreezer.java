package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** For what can't be made a value. */
final class RefusingFreezer extends Freezer {
  static final String NO_EQUALS = "has no value equality (it inherits equals from Object)";

  private final Class<?> type;
  private final String reason;
  private volatile @Nullable String example;

  /**
   * @param reason as said of the class: has, is, …
   */
  RefusingFreezer(Class<?> type, String reason) {
    this.type = type;
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  @Override
  Object freeze(Object value, Freezing run) {
    throw run.refusal(type, reason);
  }

  @Override
  String advice(String in, String part) {
    return advice(in, part, example());
  }

  private String example() {
    String found = example;
    if (found == null) {
      // Not in the constructor: it asks for freezers of other classes, which may ask for this one.
      found = TypeProperties.example(type);
      example = found;
    }
    return found;
  }
}
