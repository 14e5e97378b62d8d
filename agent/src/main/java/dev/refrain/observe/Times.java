package dev.refrain.observe;

/** Durations as people read them, with three digits. */
final class Times {
  private static final String[] UNITS = {"ns", "µs", "ms", "s", "min", "h", "d"};
  private static final int[] NEXT = {1000, 1000, 1000, 60, 60, 24};

  private Times() {}

  static String text(double nanos) {
    if (nanos <= 0) {
      return "-";
    }
    double value = nanos;
    int unit = 0;
    while (unit < NEXT.length && value >= NEXT[unit]) {
      value /= NEXT[unit];
      unit++;
    }
    return digits(value) + " " + UNITS[unit];
  }

  private static String digits(double value) {
    if (value >= 100) {
      return Long.toString(Math.round(value));
    }
    long places = value >= 10 ? 10 : 100;
    long scaled = Math.round(value * places);
    String fraction = Long.toString(places + scaled % places).substring(1);
    return scaled / places + "." + fraction;
  }
}
