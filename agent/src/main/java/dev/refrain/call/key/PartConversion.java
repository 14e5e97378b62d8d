package dev.refrain.call.key;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Converts a part of an eviction to the type of the target's part, where that loses nothing:
 * between whole numbers, to the number, UUID or enum constant that a text names, and to the text of
 * one of these.
 */
final class PartConversion {
  /** Numbers with more digits are no whole number that anybody keeps. */
  private static final int MOST_DIGITS = 1000;

  private PartConversion() {}

  /** Whether values of one declared type can be converted to another. */
  static boolean isPossible(Class<?> from, Class<?> to) {
    return TypeRelation.mayMeet(from, to)
        || (TypeRelation.isNumber(from) && isNumber(to))
        || (TypeRelation.isText(from) && (isNumber(to) || isNamed(to) || to == Character.class))
        || (to == String.class && (isWhole(from) || isNamed(from) || TypeRelation.isText(from)));
  }

  private static boolean isNumber(Class<?> type) {
    return isWhole(type) || type == Double.class || type == Float.class;
  }

  private static boolean isWhole(Class<?> type) {
    return type == Long.class
        || type == Integer.class
        || type == Short.class
        || type == Byte.class
        || type == BigInteger.class;
  }

  private static boolean isNamed(Class<?> type) {
    return type == UUID.class || Enum.class.isAssignableFrom(type);
  }

  /** {@code null}: no value of that type stands for this one. */
  static @Nullable Object convert(Object value, Class<?> to) {
    if (to.isInstance(value)) {
      return value;
    }
    if (isNumber(to)) {
      return number(value, to);
    }
    String text = text(value);
    if (text == null) {
      return null;
    }
    if (to == String.class) {
      return text;
    }
    if (to == Character.class) {
      return text.length() == 1 ? (Object) text.charAt(0) : null;
    }
    return ValueEquality.isText(value) ? named(text, to) : null;
  }

  private static @Nullable Object number(Object value, Class<?> to) {
    BigDecimal decimal;
    if (ValueEquality.isText(value)) {
      try {
        decimal = new BigDecimal(value.toString());
      } catch (NumberFormatException noNumber) {
        return null;
      }
    } else if (NumberOrder.isFloating(value) && (to == Double.class || to == Float.class)) {
      return floating(((Number) value).doubleValue(), to);
    } else if (NumberOrder.isKnown(value) && isFinite(value)) {
      decimal = NumberOrder.decimal(value);
    } else {
      return null;
    }
    if (to == Double.class || to == Float.class) {
      Object nearest = floating(decimal.doubleValue(), to);
      boolean exact =
          nearest != null
              && isFinite(nearest)
              && NumberOrder.decimal(nearest).compareTo(decimal) == 0;
      return exact ? nearest : null;
    }
    return whole(decimal, to);
  }

  /** As Java would widen it; narrowed only where nothing is lost. */
  private static @Nullable Object floating(double value, Class<?> to) {
    if (to == Double.class) {
      return value;
    }
    float narrow = (float) value;
    return Double.compare(narrow, value) == 0 ? (Object) narrow : null;
  }

  private static boolean isFinite(Object number) {
    double value = ((Number) number).doubleValue();
    return !Double.isNaN(value) && !Double.isInfinite(value);
  }

  private static @Nullable Object whole(BigDecimal decimal, Class<?> to) {
    if ((long) decimal.precision() - decimal.scale() > MOST_DIGITS) {
      return null;
    }
    try {
      if (to == Long.class) {
        return decimal.longValueExact();
      }
      if (to == Integer.class) {
        return decimal.intValueExact();
      }
      if (to == Short.class) {
        return decimal.shortValueExact();
      }
      return to == Byte.class ? (Object) decimal.byteValueExact() : decimal.toBigIntegerExact();
    } catch (ArithmeticException inexact) {
      return null;
    }
  }

  private static @Nullable String text(Object value) {
    if (value instanceof Enum) {
      return ((Enum<?>) value).name();
    }
    boolean plain =
        ValueEquality.isText(value) || value instanceof UUID || isWhole(value.getClass());
    return plain ? value.toString() : null;
  }

  private static @Nullable Object named(String text, Class<?> to) {
    if (to == UUID.class) {
      try {
        UUID uuid = UUID.fromString(text);
        return uuid.toString().equalsIgnoreCase(text) ? uuid : null;
      } catch (IllegalArgumentException noUuid) {
        return null;
      }
    }
    Object[] constants = to.getEnumConstants();
    for (int i = 0; constants != null && i < constants.length; i++) {
      if (((Enum<?>) constants[i]).name().equals(text)) {
        return constants[i];
      }
    }
    return null;
  }
}
