package dev.refrain.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the parameter types of a method pattern, from the opening parenthesis to the end. */
final class ParameterParser {
  private final Text text;
  private final String value;
  private final int open;

  ParameterParser(Text text, int open) {
    this.text = text;
    this.value = text.value();
    this.open = open;
  }

  /** {@code null} after a problem. */
  @Nullable List<String> parse() {
    int close = value.indexOf(')', open);
    if (close < 0) {
      return bad(open, "has a ( without its )", "close it");
    }
    if (close < value.length() - 1) {
      return bad(close + 1, "goes on behind its )", "end it there");
    }
    int generic = value.indexOf('<', open);
    if (generic >= 0) {
      return generic(generic);
    }
    List<String> parameters = new ArrayList<>();
    if (isBlank(open + 1, close)) {
      return parameters;
    }
    int start = open + 1;
    for (int at = start; at <= close; at++) {
      if (at == close || value.charAt(at) == ',') {
        String parameter = parameter(start, at, at == close);
        if (parameter == null) {
          return null;
        }
        parameters.add(parameter);
        start = at + 1;
      }
    }
    return parameters;
  }

  private @Nullable List<String> generic(int at) {
    int start = at;
    while (start > open + 1 && isTypePart(value.charAt(start - 1))) {
      start--;
    }
    String erasure = text.written(start, at);
    String mend =
        text.isExpanded() ? "write the type alone" : "write " + Echo.line(erasure, 200) + " alone";
    return bad(start, "has type arguments, which class files do not keep", mend);
  }

  private @Nullable String parameter(int from, int to, boolean last) {
    int start = from;
    int end = to;
    while (start < end && PatternParser.isBlank(value.charAt(start))) {
      start++;
    }
    while (start < end && PatternParser.isBlank(value.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      bad(from, "has a comma without a parameter beside it", "write types with one comma between");
      return null;
    }
    StringBuilder arrays = new StringBuilder();
    int nameEnd = end;
    if (value.startsWith("...", end - 3) && end - 3 > start) {
      if (!last) {
        bad(end - 3, "has ... before its last parameter", "write [] there");
        return null;
      }
      nameEnd = end - 3;
      arrays.append("[]");
    }
    while (nameEnd - 2 > start && value.startsWith("[]", nameEnd - 2)) {
      nameEnd -= 2;
      arrays.append("[]");
    }
    return isTypeName(start, nameEnd) ? value.substring(start, nameEnd) + arrays : null;
  }

  private boolean isTypeName(int from, int to) {
    boolean nameStarts = true;
    for (int at = from; at < to; at++) {
      char c = value.charAt(at);
      if (c == '*' || value.startsWith("..", at)) {
        bad(at, "has a wildcard for parameters", "leave the parentheses out for every overload");
        return false;
      }
      if (PatternParser.isBlank(c)) {
        bad(at, "has more than a type for a parameter", "write the type alone");
        return false;
      }
      boolean good = nameStarts ? Character.isJavaIdentifierStart(c) : isTypePart(c);
      if (!good || (c == '.' && at == to - 1)) {
        String found = Echo.of(text.written(at, at + 1));
        bad(at, "has " + found + " in a parameter type", "write for example String or int[]");
        return false;
      }
      nameStarts = c == '.';
    }
    return true;
  }

  private static boolean isTypePart(char c) {
    return c == '.' || ExpressionLexer.isNamePart(c);
  }

  private boolean isBlank(int from, int to) {
    for (int at = from; at < to; at++) {
      if (!PatternParser.isBlank(value.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable List<String> bad(int at, String predicate, String mend) {
    text.problemAt(at, predicate, mend);
    return null;
  }
}
