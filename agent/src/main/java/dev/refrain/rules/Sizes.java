package dev.refrain.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code 512B}, {@code 1KB} and {@code 2MB}; a KB is 1024 bytes. */
final class Sizes {
  /** What {@link #read} gives after it has reported a problem. */
  static final int BAD = -1;

  private static final String[] UNITS = {"B", "KB", "MB"};

  private Sizes() {}

  /** Bytes from 1 on, or {@link #BAD}. */
  static int read(Text text) {
    String value = text.value();
    int end = value.startsWith("-") ? 1 : 0;
    while (end < value.length() && Durations.isDigit(value.charAt(end))) {
      end++;
    }
    String digits = value.substring(0, end);
    String unit = value.substring(end);
    long bytes = digits.isEmpty() || digits.equals("-") ? BAD : bytes(digits, unit);
    if (bytes == BAD) {
      String mend = "write for example " + Settings.example(text.setting()) + ", 512B or 2MB";
      String meant = meant(digits, unit);
      boolean bare = unit.isEmpty() && !digits.isEmpty();
      text.problemOffering(
          bare ? "has no unit" : "is no size", meant == null ? mend : "write " + meant);
      return BAD;
    }
    if (bytes < 1 || bytes >= Integer.MAX_VALUE) {
      text.problem("is out of range", "write a size from 1B to 2047MB");
      return BAD;
    }
    return (int) bytes;
  }

  private static long bytes(String digits, String unit) {
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i].equals(unit)) {
        return digits.startsWith("-") ? 0 : Durations.plus(0, digits, 1L << (10 * i));
      }
    }
    return BAD;
  }

  /** What {@code 1k}, {@code 2 mb} or {@code 1KiB} most likely mean. */
  private static @Nullable String meant(String digits, String unit) {
    if (digits.isEmpty() || digits.startsWith("-") || digits.length() > 10) {
      return null;
    }
    String word = unit.trim().toUpperCase(Locale.ROOT);
    if (word.isEmpty() || word.equals("BYTES")) {
      return digits + "B";
    }
    for (int i = 0; i < UNITS.length; i++) {
      String prefix = UNITS[i].substring(0, 1);
      if (word.equals(UNITS[i]) || word.equals(prefix) || word.equals(prefix + "IB")) {
        return digits + UNITS[i];
      }
    }
    return null;
  }
}
