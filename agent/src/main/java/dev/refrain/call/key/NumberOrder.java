package dev.refrain.call.key;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Compares numbers of any types without rounding. A {@code double} or {@code float} counts as the
 * shortest decimal that it prints as, so that {@code 0.1} is the same number in all of them.
 */
final class NumberOrder {
  private NumberOrder() {}

  /** Whether {@link #compare} knows this number. */
  static boolean isKnown(Object value) {
    return isWhole(value)
        || isFloating(value)
        || value instanceof BigDecimal
        || value instanceof BigInteger
        || value instanceof AtomicInteger
        || value instanceof AtomicLong;
  }

  /** Negative, 0 or positive; {@link ValueOrder#NONE} with NaN. Both must be known. */
  static int compare(Object one, Object other) {
    if (isWhole(one) && isWhole(other)) {
      return Long.compare(((Number) one).longValue(), ((Number) other).longValue());
    }
    if (one instanceof Double && other instanceof Double) {
      return compare(((Double) one).doubleValue(), ((Double) other).doubleValue());
    }
    int infinity = infinity(one);
    int otherInfinity = infinity(other);
    if (infinity == ValueOrder.NONE || otherInfinity == ValueOrder.NONE) {
      return ValueOrder.NONE;
    }
    if (infinity != 0 || otherInfinity != 0) {
      return Integer.compare(infinity, otherInfinity);
    }
    return decimal(one).compareTo(decimal(other));
  }

  private static int compare(double one, double other) {
    if (one < other) {
      return -1;
    }
    if (one > other) {
      return 1;
    }
    return one == other ? 0 : ValueOrder.NONE;
  }

  /** The sign of an infinite number, 0 for a finite one, {@link ValueOrder#NONE} for NaN. */
  private static int infinity(Object number) {
    if (!isFloating(number)) {
      return 0;
    }
    double value = ((Number) number).doubleValue();
    if (Double.isNaN(value)) {
      return ValueOrder.NONE;
    }
    return Double.isInfinite(value) ? (value > 0 ? 1 : -1) : 0;
  }

  /** The exact value of a finite known number. */
  static BigDecimal decimal(Object number) {
    if (number instanceof BigDecimal) {
      return (BigDecimal) number;
    }
    if (number instanceof BigInteger) {
      return new BigDecimal((BigInteger) number);
    }
    return isFloating(number)
        ? new BigDecimal(number.toString())
        : BigDecimal.valueOf(((Number) number).longValue());
  }

  static boolean isWhole(@Nullable Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }

  static boolean isFloating(@Nullable Object value) {
    return value instanceof Double || value instanceof Float;
  }
}
