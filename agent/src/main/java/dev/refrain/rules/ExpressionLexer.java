package dev.refrain.rules;

/** Cuts an expression into tokens; stands on one of them at a time. */
final class ExpressionLexer {
  static final int END = 0;
  static final int NAME = 1;
  static final int NUMBER = 2;
  static final int STRING = 3;
  static final int SYMBOL = 4;

  /** A problem has been reported. */
  static final int BAD = 5;

  private static final int LONGEST = 4000;

  private static final String[] SYMBOLS = {
    "==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ",", ".", "#"
  };

  /** What other languages write, and what is written here. */
  private static final String[][] FOREIGN = {
    {"===", "write =="},
    {"!==", "write !="},
    {"=>", "write >="},
    {"=<", "write <="},
    {"<>", "write !="},
    {"&&", "write and"},
    {"||", "write or"},
    {"?.", "write a path with dots alone"},
    {"!", "write not"},
    {"=", "write =="},
  };

  private final Text text;
  private final String value;
  private int kind;
  private int start;
  private int end;
  private int lastEnd;

  ExpressionLexer(Text text) {
    this.text = text;
    this.value = text.value();
    if (value.length() > LONGEST) {
      bad(0, "is longer than " + LONGEST + " characters", "put it into a method");
    } else {
      advance();
    }
  }

  int kind() {
    return kind;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Where the token before this one ended. */
  int lastEnd() {
    return lastEnd;
  }

  String token() {
    return value.substring(start, end);
  }

  boolean is(String token) {
    return (kind == NAME || kind == SYMBOL)
        && end - start == token.length()
        && value.startsWith(token, start);
  }

  /** Steps over the token if it is that one. */
  boolean skip(String token) {
    boolean there = is(token);
    if (there) {
      advance();
    }
    return there;
  }

  /** Whether the character right behind the token is that one. */
  boolean isFollowedBy(char c) {
    return end < value.length() && value.charAt(end) == c;
  }

  void advance() {
    if (kind == BAD) {
      return;
    }
    lastEnd = end;
    start = end;
    while (start < value.length() && isBlank(value.charAt(start))) {
      start++;
    }
    end = start;
    if (start == value.length()) {
      kind = END;
      return;
    }
    char c = value.charAt(start);
    if (Character.isJavaIdentifierStart(c)) {
      name();
    } else if (isDigit(c) || (c == '-' && start + 1 < value.length() && isDigit(at(start + 1)))) {
      number();
    } else if (c == '\'' || c == '"') {
      string(c);
    } else {
      symbol();
    }
  }

  private void name() {
    kind = NAME;
    while (end < value.length() && isNamePart(value.charAt(end))) {
      end++;
    }
  }

  private void number() {
    kind = NUMBER;
    end++;
    while (end < value.length()) {
      char c = value.charAt(end);
      boolean point = c == '.' && end + 1 < value.length() && isDigit(at(end + 1));
      boolean exponentSign = (c == '-' || c == '+') && (at(end - 1) == 'e' || at(end - 1) == 'E');
      if (!point && !exponentSign && !isNamePart(c)) {
        break;
      }
      end++;
    }
  }

  private void string(char quote) {
    int close = value.indexOf(quote, start + 1);
    if (close < 0) {
      bad(start, "has a string without its closing " + quote, "close it");
    } else {
      kind = STRING;
      end = close + 1;
    }
  }

  private void symbol() {
    for (int i = 0; i < FOREIGN.length; i++) {
      String[] foreign = FOREIGN[i];
      boolean itself = foreign[0].equals("!") || foreign[0].equals("=");
      if (value.startsWith(foreign[0], start) && !(itself && isComparison())) {
        bad(start, "has " + Echo.of(foreign[0]), foreign[1]);
        return;
      }
    }
    for (int i = 0; i < SYMBOLS.length; i++) {
      if (value.startsWith(SYMBOLS[i], start)) {
        kind = SYMBOL;
        end = start + SYMBOLS[i].length();
        return;
      }
    }
    String found = text.written(start, Math.min(value.length(), start + 1));
    bad(
        start,
        "has " + Echo.of(found) + ", which no expression can hold",
        "write paths, literals, == != < <= > >=, and, or, not, in [..], empty");
  }

  private boolean isComparison() {
    return value.startsWith("!=", start) || value.startsWith("==", start);
  }

  /** Reports a problem; from then on there are no more tokens. */
  void bad(int at, String predicate, String mend) {
    if (kind != BAD) {
      bad(text.placeAt(at), predicate, mend);
    }
  }

  void bad(Place at, String predicate, String mend) {
    if (kind != BAD) {
      kind = BAD;
      text.problemAt(at, predicate, mend);
    }
  }

  private char at(int index) {
    return value.charAt(index);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  static boolean isNamePart(char c) {
    return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }
}
