package dev.refrain.rules;

/**
 * Walks a plain or quoted scalar as it is written, counting the characters that it reads as: quotes
 * and escapes make the two differ, and so does a scalar over several lines. For one walk.
 */
final class ScalarWalk {
  private final String source;
  private final char style;
  private final Place start;
  private int at;
  private int line;
  private int column;
  private int read;

  ScalarWalk(String source, int at, char style, Place start) {
    this.source = source;
    this.at = at;
    this.style = style;
    this.start = start;
    this.line = start.line();
    this.column = start.column();
  }

  Place to(int index) {
    if (style != Scalar.PLAIN) {
      skip(1);
    }
    while (read < index && at < source.length()) {
      int breakAt = blanksFrom(at);
      if (breakAt < source.length() && isBreak(source.charAt(breakAt))) {
        fold(breakAt);
      } else {
        step();
      }
    }
    return new Place(start.file(), line, column);
  }

  /** A line break and its blanks read as one space; each further break as itself. */
  private void fold(int breakAt) {
    int breaks = 0;
    int next = breakAt;
    while (next < source.length() && isBreak(source.charAt(next))) {
      next = afterBreak(next);
      at = next;
      breaks++;
      next = blanksFrom(next);
    }
    line += breaks;
    column = 1 + (next - at);
    at = next;
    read += breaks == 1 ? 1 : breaks - 1;
  }

  private void step() {
    char c = source.charAt(at);
    if (style == Scalar.SINGLE && c == '\'') {
      skip(2);
    } else if (style == Scalar.DOUBLE && c == '\\' && at + 1 < source.length()) {
      escape(source.charAt(at + 1));
      return;
    } else {
      skip(1);
    }
    read++;
  }

  private void escape(char kind) {
    if (isBreak(kind)) {
      int next = blanksFrom(afterBreak(at + 1));
      column = 1 + (next - afterBreak(at + 1));
      at = next;
      line++;
      return;
    }
    skip(kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2);
    read++;
  }

  /** Columns count characters, not halves of them. */
  private void skip(int count) {
    for (int i = 0; i < count && at < source.length(); i++) {
      if (!Character.isLowSurrogate(source.charAt(at))) {
        column++;
      }
      at++;
    }
  }

  private int blanksFrom(int from) {
    int next = from;
    while (next < source.length() && (source.charAt(next) == ' ' || source.charAt(next) == '\t')) {
      next++;
    }
    return next;
  }

  private int afterBreak(int at) {
    boolean two =
        source.charAt(at) == '\r' && at + 1 < source.length() && source.charAt(at + 1) == '\n';
    return at + (two ? 2 : 1);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }
}
