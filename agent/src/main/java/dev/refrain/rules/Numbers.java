package dev.refrain.rules;

/** Reads counts and percentages. */
final class Numbers {
  /** What the methods give after they have reported a problem. */
  static final int BAD = -1;

  private Numbers() {}

  /** A whole number from 1 on, or {@link #BAD}. */
  static int count(Text text) {
    return count(text, 1);
  }

  /** A whole number from the least on, which is 0 or 1, or {@link #BAD}. */
  static int count(Text text, int least) {
    String value = text.value();
    boolean negative = value.startsWith("-") && isDigits(value.substring(1));
    if (negative) {
      value = "0";
    }
    long number = 0;
    for (int i = 0; i < value.length() && number <= Integer.MAX_VALUE; i++) {
      if (!Durations.isDigit(value.charAt(i))) {
        text.problemOffering("is no whole number", "write " + meant(text));
        return BAD;
      }
      number = number * 10 + (value.charAt(i) - '0');
    }
    if (value.isEmpty() || (value.length() > 1 && value.charAt(0) == '0')) {
      text.problem(
          "is no whole number",
          "write digits alone, for example " + Settings.example(text.setting()));
      return BAD;
    }
    if (negative || number < least || number > Integer.MAX_VALUE) {
      String range = least + " to " + Integer.MAX_VALUE;
      text.problem("is out of range", "write a number from " + range);
      return BAD;
    }
    return (int) number;
  }

  /** What {@code 10k}, {@code 10_000} or {@code 10,000} most likely mean. */
  private static String meant(Text text) {
    String value = text.value();
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < value.length() && i < 9; i++) {
      char c = value.charAt(i);
      if (Durations.isDigit(c)) {
        digits.append(c);
      } else if (i == 0 || (c != '_' && c != ',')) {
        boolean last = i == value.length() - 1;
        if (last && i > 0 && (c == 'k' || c == 'K')) {
          return digits.append("000").toString();
        }
        if (last && i > 0 && (c == 'm' || c == 'M')) {
          return digits.append("000000").toString();
        }
        return "digits alone, for example " + Settings.example(text.setting());
      }
    }
    return digits.toString();
  }

  /**
   * A share within bounds, or {@link #BAD}.
   *
   * @param range the bounds in words, and an example at the end
   */
  static double share(Text text, double least, double most, String range) {
    String value = text.value();
    int end = value.length() - 1;
    boolean percent = end >= 0 && value.charAt(end) == '%';
    String number = percent ? value.substring(0, end) : value;
    int point = number.indexOf('.');
    String whole = point < 0 ? number : number.substring(0, point);
    String fraction = point < 0 ? "0" : number.substring(point + 1);
    if (value.startsWith("-") && percent && isDigits(whole.substring(1)) && isDigits(fraction)) {
      return outOfRange(text, range);
    }
    if (!isDigits(whole) || !isDigits(fraction) || number.length() > 12) {
      text.problem("is no percentage", "write " + range);
      return BAD;
    }
    if (!percent) {
      boolean share = whole.equals("0") && point >= 0;
      String meant = share ? range.substring(range.lastIndexOf("for")) : number + "%";
      text.problemOffering("has no unit", "write " + meant);
      return BAD;
    }
    double share = Double.parseDouble(number) / 100;
    return share >= least && share <= most ? share : outOfRange(text, range);
  }

  private static int outOfRange(Text text, String range) {
    text.problem("is out of range", "write " + range);
    return BAD;
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
