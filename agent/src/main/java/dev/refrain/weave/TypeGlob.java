package dev.refrain.weave;

/**
 * A type pattern with wildcards: {@code *} within a name, {@code **} across packages, and a dot for
 * what parts packages or nested types. Matches names as class files write them, in time
 * proportional to their length. Immutable.
 */
final class TypeGlob {
  private static final char NAME_PART = '*';
  private static final char ANYTHING = '\u0001';
  private static final char PACKAGES = '\u0002';
  private static final char SEPARATOR = '.';

  private final char[] steps;
  private final String prefix;
  private final String suffix;

  TypeGlob(String pattern) {
    StringBuilder compiled = new StringBuilder();
    int length = pattern.length();
    for (int i = 0; i < length; i++) {
      char c = pattern.charAt(i);
      if (c != '*' || i + 1 == length || pattern.charAt(i + 1) != '*') {
        compiled.append(c);
        continue;
      }
      boolean begins = i == 0 || isSeparator(pattern.charAt(i - 1));
      while (i + 1 < length && pattern.charAt(i + 1) == '*') {
        i++;
      }
      if (begins && i + 1 < length && pattern.charAt(i + 1) == SEPARATOR) {
        i++;
        compiled.append(PACKAGES); // any number of packages, none included
      } else {
        compiled.append(ANYTHING);
      }
    }
    this.steps = compiled.toString().toCharArray();
    int literal = 0;
    int prefixEnd = 0;
    while (literal < steps.length && isLiteral(steps[literal]) && steps[literal] != '$') {
      prefixEnd = steps[literal++] == SEPARATOR ? literal : prefixEnd;
    }
    this.prefix = new String(steps, 0, prefixEnd);
    int suffixStart = steps.length;
    while (suffixStart > 0 && isLiteral(steps[suffixStart - 1])) {
      if (isSeparator(steps[suffixStart - 1])) {
        break;
      }
      suffixStart--;
    }
    this.suffix = new String(steps, suffixStart, steps.length - suffixStart);
  }

  /** The packages, each with a dot behind it, that every matching name begins with. */
  String prefix() {
    return prefix;
  }

  boolean matches(String name) {
    return name.endsWith(suffix) && matchesSteps(name);
  }

  /**
   * Takes the shortest match of each wildcard first and, on a mismatch, lengthens only the last
   * one: what an earlier one could give up, the last one could take as well.
   */
  private boolean matchesSteps(String name) {
    int length = name.length();
    int at = 0;
    int step = 0;
    int shortStep = -1;
    int shortAt = 0;
    int longStep = -1;
    int longAt = 0;
    while (true) {
      if (step == steps.length) {
        if (at == length) {
          return true;
        }
      } else {
        char wanted = steps[step];
        if (wanted == NAME_PART) {
          shortStep = step++;
          shortAt = at;
          continue;
        }
        if (wanted == ANYTHING || wanted == PACKAGES) {
          longStep = step++;
          longAt = at;
          shortStep = -1;
          continue;
        }
        if (at < length && isMatch(wanted, name.charAt(at))) {
          at++;
          step++;
          continue;
        }
      }
      if (shortStep >= 0 && shortAt < length && !isSeparator(name.charAt(shortAt))) {
        at = ++shortAt;
        step = shortStep + 1;
        continue;
      }
      if (longStep < 0) {
        return false;
      }
      if (steps[longStep] == PACKAGES) {
        while (longAt < length && !isSeparator(name.charAt(longAt))) {
          longAt++;
        }
      }
      if (longAt >= length) {
        return false;
      }
      at = ++longAt;
      step = longStep + 1;
      shortStep = -1;
    }
  }

  private static boolean isLiteral(char step) {
    return step != NAME_PART && step != ANYTHING && step != PACKAGES;
  }

  private static boolean isMatch(char wanted, char found) {
    return wanted == SEPARATOR ? isSeparator(found) : wanted == found;
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == '$' || c == SEPARATOR;
  }
}
