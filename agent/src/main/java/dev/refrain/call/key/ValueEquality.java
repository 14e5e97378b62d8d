package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** Equality in a condition: numbers across their types, an enum and its name, else equals. */
final class ValueEquality {
  private ValueEquality() {}

  static boolean test(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return one == other;
    }
    if (NumberOrder.isKnown(one) && NumberOrder.isKnown(other)) {
      return NumberOrder.compare(one, other) == 0;
    }
    if (one instanceof Enum && isText(other)) {
      return ((Enum<?>) one).name().equals(other.toString());
    }
    if (other instanceof Enum && isText(one)) {
      return ((Enum<?>) other).name().equals(one.toString());
    }
    if (isText(one) && isText(other)) {
      return one.toString().equals(other.toString());
    }
    return one.equals(other);
  }

  static boolean isText(Object value) {
    return value instanceof CharSequence || value instanceof Character;
  }
}
