package dev.refrain.demo;

import java.util.Locale;

/** Numbers as people read them. */
final class Figure {
  private Figure() {}

  static String count(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  static String millis(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    String format = value < 10 ? "%.2f ms" : value < 100 ? "%.1f ms" : "%,.0f ms";
    return String.format(Locale.ROOT, format, value);
  }

  /** How many times more the second is. */
  static String times(double before, double after) {
    if (!(before > 0) || !(after > 0)) {
      return "";
    }
    return ratio(after / before) + " x";
  }

  /** How many times faster the second is. */
  static String faster(double before, double after) {
    if (!(before > 0) || !(after > 0)) {
      return "";
    }
    return before >= after
        ? ratio(before / after) + " x faster"
        : ratio(after / before) + " x slower";
  }

  static String percent(double before, double after) {
    if (!(before > 0)) {
      return "";
    }
    double change = (after - before) / before * 100;
    return String.format(Locale.ROOT, Math.abs(change) < 99.5 ? "%+.1f %%" : "%+.2f %%", change);
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }
}
