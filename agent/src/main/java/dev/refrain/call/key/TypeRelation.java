package dev.refrain.call.key;

import java.lang.reflect.Modifier;

/** What declared types say of the values that they may have in common. */
final class TypeRelation {
  private TypeRelation() {}

  /** Whether an object can be of both types: what Java would let be cast. */
  static boolean mayMeet(Class<?> one, Class<?> other) {
    return one.isAssignableFrom(other)
        || other.isAssignableFrom(one)
        || (one.isInterface() && !isFinal(other))
        || (other.isInterface() && !isFinal(one));
  }

  static boolean isFinal(Class<?> type) {
    return Modifier.isFinal(type.getModifiers());
  }

  static boolean isNumber(Class<?> type) {
    return Number.class.isAssignableFrom(type);
  }

  static boolean isText(Class<?> type) {
    return CharSequence.class.isAssignableFrom(type) || type == Character.class;
  }

  /** Whether {@code ==} can hold between values of these declared types. */
  static boolean mayBeEqual(Class<?> one, Class<?> other) {
    return mayMeet(one, other)
        || (isNumber(one) && isNumber(other))
        || (isText(one) && isText(other))
        || (Enum.class.isAssignableFrom(one) && isText(other))
        || (isText(one) && Enum.class.isAssignableFrom(other));
  }

  /** Whether {@code <} can hold between values of these declared types. */
  static boolean mayBeOrdered(Class<?> one, Class<?> other) {
    if (!mayMeet(one, Comparable.class) && !isNumber(one)) {
      return false;
    }
    return mayMeet(one, other)
        || (isNumber(one) && isNumber(other))
        || (isText(one) && isText(other));
  }
}
