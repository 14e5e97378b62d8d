package dev.refrain.call.key;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Tells whether there is something in a value, for {@code empty}. */
final class ValueContent {
  private static final Class<?>[] HOLDING = {
    CharSequence.class,
    Collection.class,
    Map.class,
    Optional.class,
    OptionalInt.class,
    OptionalLong.class,
    OptionalDouble.class
  };

  private ValueContent() {}

  static boolean isEmpty(@Nullable Object value) {
    if (value == null) {
      return true;
    }
    if (value instanceof CharSequence) {
      return ((CharSequence) value).length() == 0;
    }
    if (value instanceof Collection) {
      return ((Collection<?>) value).isEmpty();
    }
    if (value instanceof Map) {
      return ((Map<?, ?>) value).isEmpty();
    }
    if (value.getClass().isArray()) {
      return Array.getLength(value) == 0;
    }
    return isEmptyOptional(value);
  }

  private static boolean isEmptyOptional(Object value) {
    if (value instanceof Optional) {
      return !((Optional<?>) value).isPresent();
    }
    if (value instanceof OptionalInt) {
      return !((OptionalInt) value).isPresent();
    }
    if (value instanceof OptionalLong) {
      return !((OptionalLong) value).isPresent();
    }
    return value instanceof OptionalDouble && !((OptionalDouble) value).isPresent();
  }

  /** Whether a value of this declared type may hold something. */
  static boolean mayHold(Class<?> type) {
    if (type.isArray()) {
      return true;
    }
    for (Class<?> holding : HOLDING) {
      if (TypeRelation.mayMeet(type, holding)) {
        return true;
      }
    }
    return false;
  }
}
