package dev.refrain.rules;

import org.jspecify.annotations.Nullable;

/** Reads {@code 500ms}, {@code 1h30m}, {@code 1d}, {@code PT30S} and {@code forever}. */
final class Durations {
  /** What the methods give after they have reported a problem. */
  static final long BAD = -1;

  private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
  private static final long[] NANOS = {
    86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L
  };

  private Durations() {}

  /** Positive nanoseconds, or {@link #BAD}. */
  static long read(Text text, boolean mayBeForever) {
    return read(text, mayBeForever, false);
  }

  /** Nanoseconds, which may be none, or {@link #BAD}. */
  static long orNothing(Text text) {
    return read(text, false, true);
  }

  private static long read(Text text, boolean mayBeForever, boolean mayBeNothing) {
    String value = text.value();
    if (value.equals("forever")) {
      if (mayBeForever) {
        return CacheSettings.FOREVER;
      }
      text.problem(forever(text.setting()), example(text));
      return BAD;
    }
    boolean zero = mayBeNothing && value.startsWith("0");
    if (!zero && isNotPositive(value)) {
      String least = mayBeNothing ? "must not be less than nothing" : "must be longer than nothing";
      text.problem(least, example(text));
      return BAD;
    }
    if (isNumber(value)) {
      String unit = unitOf(text.setting());
      String mend = value.indexOf('.') < 0 ? "write " + value + unit : example(text);
      text.problemOffering("has no unit", mend);
      return BAD;
    }
    long nanos = value.startsWith("P") ? IsoDurations.nanos(value) : nanos(value);
    if (nanos == Long.MAX_VALUE) {
      String mend = mayBeForever ? "write forever" : example(text);
      text.problem("is longer than 292 years", mend);
      return BAD;
    }
    if (nanos < 0) {
      String meant = meant(value);
      String mend = meant == null ? example(text) : "write " + meant;
      if (mayBeForever && text.setting().equals("ttl") && isPath(value)) {
        mend = "write for example ttl: 30s, or a path of the result: ttl: result.expiresIn";
      }
      text.problemOffering("is no duration", mend);
      return BAD;
    }
    if (nanos == 0 && !mayBeNothing) {
      text.problem("must be longer than nothing", example(text));
      return BAD;
    }
    return nanos;
  }

  /** What is wrong with a setting that never ends. */
  private static String forever(String setting) {
    switch (setting) {
      case "nearTtl":
        return "would serve copies for ever";
      case "staleWhileRevalidate":
      case "staleIfError":
        return "would serve stale results for ever";
      case "ttl":
        return "would remember a failure for ever";
      case "minTtl":
        return "leaves the result nothing to tell";
      case "minLoadTime":
        return "would keep no result";
      case "refreshAhead":
        return "is an age that no entry reaches";
      default:
        return "would let callers wait for ever";
    }
  }

  /** What a number alone most likely counts. */
  private static String unitOf(String setting) {
    switch (setting) {
      case "timeout":
      case "soft":
      case "minLoadTime":
        return "ms";
      case "refreshAhead":
        return "%";
      default:
        return "s";
    }
  }

  private static boolean isPath(String value) {
    return value.indexOf('.') > 0 && Character.isJavaIdentifierStart(value.charAt(0));
  }

  /** A zero or a number below, whatever the unit. */
  private static boolean isNotPositive(String value) {
    if (value.length() > 1 && value.charAt(0) == '-') {
      return isDigit(value.charAt(1));
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) != '0') {
        return false;
      }
    }
    return !value.isEmpty();
  }

  private static String example(Text text) {
    return "write for example " + Settings.example(text.setting()) + ", 500ms, 1h30m or 1d";
  }

  private static boolean isNumber(String value) {
    int digits = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != '.' || i == 0) {
        return false;
      }
    }
    return digits > 0;
  }

  /** {@link #BAD} if it is no duration, {@code Long.MAX_VALUE} if it is too long for one. */
  private static long nanos(String value) {
    long sum = 0;
    int lastUnit = -1;
    int at = 0;
    while (at < value.length()) {
      int unitAt = at;
      while (unitAt < value.length() && isDigit(value.charAt(unitAt))) {
        unitAt++;
      }
      int end = unitAt;
      while (end < value.length() && !isDigit(value.charAt(end))) {
        end++;
      }
      int unit = unit(value.substring(unitAt, end));
      // Units go from long to short, so that 1m1h is no riddle.
      if (unitAt == at || unit <= lastUnit) {
        return BAD;
      }
      sum = plus(sum, value.substring(at, unitAt), NANOS[unit]);
      lastUnit = unit;
      at = end;
    }
    return value.isEmpty() ? BAD : sum;
  }

  private static int unit(String name) {
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Adds digits of a unit; stays at {@code Long.MAX_VALUE} once it gets there. */
  static long plus(long sum, String digits, long unit) {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      if (number > (Long.MAX_VALUE - 9) / 10) {
        return Long.MAX_VALUE;
      }
      number = number * 10 + (digits.charAt(i) - '0');
    }
    if (number > (Long.MAX_VALUE - sum) / unit) {
      return Long.MAX_VALUE;
    }
    return sum + number * unit;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** What {@code 30 sec}, {@code 5min} or {@code 2 H} most likely mean. */
  private static @Nullable String meant(String value) {
    int end = 0;
    while (end < value.length() && isDigit(value.charAt(end))) {
      end++;
    }
    String word = value.substring(end).trim().toLowerCase(java.util.Locale.ROOT);
    if (end == 0 || end > 18) {
      return null;
    }
    String digits = value.substring(0, end);
    if (word.equals("ms") || word.startsWith("mil")) {
      return digits + "ms";
    }
    if (word.equals("m") || word.startsWith("min")) {
      return digits + "m";
    }
    if (word.equals("w") || word.startsWith("week")) {
      return Long.parseLong(digits) * 7 + "d";
    }
    for (int i = 0; i < UNITS.length; i++) {
      String[] words = {"day", "hour", "min", "sec", "ms"};
      if (word.equals(UNITS[i]) || word.startsWith(words[i])) {
        return digits + UNITS[i];
      }
    }
    return null;
  }
}
