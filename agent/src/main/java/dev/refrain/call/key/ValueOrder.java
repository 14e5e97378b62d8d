package dev.refrain.call.key;

/** The order of two values in a condition: numbers, texts, and what is comparable with itself. */
final class ValueOrder {
  /** Neither less, nor equal, nor greater. */
  static final int NONE = Integer.MIN_VALUE;

  private ValueOrder() {}

  static int compare(Object one, Object other) {
    if (NumberOrder.isKnown(one) && NumberOrder.isKnown(other)) {
      return NumberOrder.compare(one, other);
    }
    if (ValueEquality.isText(one) && ValueEquality.isText(other)) {
      return sign(one.toString().compareTo(other.toString()));
    }
    if (one instanceof Comparable
        && (one.getClass().isInstance(other) || other.getClass().isInstance(one))) {
      return compareAlike(one, other);
    }
    throw new EvaluationException(
        one.getClass().getName()
            + " and "
            + other.getClass().getName()
            + " have no order; compare numbers, texts, or two values of one Comparable type");
  }

  @SuppressWarnings("unchecked")
  private static int compareAlike(Object one, Object other) {
    return sign(((Comparable<Object>) one).compareTo(other));
  }

  /** A comparison may give {@link #NONE}, which means something else here. */
  private static int sign(int order) {
    return Integer.signum(order);
  }
}
