package dev.refrain.rules;

/** Reads the durations of ISO 8601 with days and time: {@code PT30S}, {@code P1DT2H}. */
final class IsoDurations {
  private static final String TIME_UNITS = "HMS";
  private static final long[] NANOS = {3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L};

  private IsoDurations() {}

  /** As {@link Durations} counts: what is wrong, and what is too long, have their own numbers. */
  static long nanos(String value) {
    int time = value.indexOf('T');
    int dayEnd = time < 0 ? value.length() : time;
    long sum = 0;
    boolean some = false;
    if (dayEnd > 1) {
      String days = value.substring(1, dayEnd - 1);
      if (value.charAt(dayEnd - 1) != 'D' || !isDigits(days)) {
        return Durations.BAD;
      }
      sum = Durations.plus(0, days, 24 * NANOS[0]);
      some = true;
    }
    int lastUnit = -1;
    int at = dayEnd + 1;
    while (at < value.length()) {
      int end = at;
      while (end < value.length()
          && (Durations.isDigit(value.charAt(end)) || isPoint(value, end))) {
        end++;
      }
      int unit = end < value.length() ? TIME_UNITS.indexOf(value.charAt(end)) : -1;
      if (unit <= lastUnit) {
        return Durations.BAD;
      }
      String number = value.substring(at, end);
      int point = number.indexOf('.');
      String fraction = point < 0 ? "" : number.substring(point + 1);
      String whole = point < 0 ? number : number.substring(0, point);
      if (!isDigits(whole) || (point >= 0 && (unit != 2 || !isDigits(fraction)))) {
        return Durations.BAD;
      }
      if (fraction.length() > 9) {
        return Durations.BAD;
      }
      sum = Durations.plus(sum, whole, NANOS[unit]);
      if (point >= 0) {
        sum = Durations.plus(sum, (fraction + "000000000").substring(0, 9), 1);
      }
      lastUnit = unit;
      some = true;
      at = end + 1;
      dayEnd = -1;
    }
    // A T without a time behind it is no duration.
    return some && (time < 0 || dayEnd < 0) ? sum : Durations.BAD;
  }

  private static boolean isPoint(String value, int at) {
    return value.charAt(at) == '.';
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Durations.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
