package dev.refrain.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses {@code Type#method(Parameter, ...)} and {@code @Annotation}. For one pattern. */
final class PatternParser {
  private static final int LONGEST = 1000;

  private final Text text;
  private final String value;

  PatternParser(Text text) {
    this.text = text;
    this.value = text.value();
  }

  /** {@code null} after a problem. */
  @Nullable MethodPattern parse() {
    if (value.isEmpty()) {
      return bad(0, "is empty", "write for example com.acme.QuoteService#find");
    }
    if (isBlank(value.charAt(0)) || isBlank(value.charAt(value.length() - 1))) {
      return bad(0, "starts or ends with a blank", "remove it");
    }
    if (value.length() > LONGEST) {
      return bad(0, "is longer than " + LONGEST + " characters", "write a shorter one");
    }
    if (value.charAt(0) == '@') {
      return annotation();
    }
    int hash = value.indexOf('#');
    if (hash < 0) {
      return withoutHash();
    }
    int open = value.indexOf('(', hash);
    int nameEnd = open < 0 ? value.length() : open;
    int second = value.indexOf('#', hash + 1);
    if (second >= 0 && second < nameEnd) {
      return bad(second, "has two #", "write a list with one pattern for each method");
    }
    if (!isType(0, hash) || !isMethod(hash, nameEnd)) {
      return null;
    }
    List<String> parameters = null;
    if (open >= 0) {
      parameters = new ParameterParser(text, open).parse();
      if (parameters == null) {
        return null;
      }
    }
    return MethodPattern.ofMethod(
        text.place(),
        text.written(),
        value.substring(0, hash),
        value.substring(hash + 1, nameEnd),
        parameters);
  }

  private @Nullable MethodPattern annotation() {
    if (value.indexOf('#') >= 0) {
      return bad(
          value.indexOf('#'), "has an annotation and a #", "write the annotation's name alone");
    }
    if (value.indexOf('*') >= 0) {
      return bad(value.indexOf('*'), "has a * in an annotation", "write its full name");
    }
    if (value.indexOf('.') < 0) {
      return bad(0, "names an annotation without its package", "write for example @com.acme.Slow");
    }
    if (!isType(1, value.length())) {
      return null;
    }
    return MethodPattern.ofAnnotation(text.place(), text.written(), value.substring(1));
  }

  private @Nullable MethodPattern withoutHash() {
    int open = value.indexOf('(');
    int end = open < 0 ? value.length() : open;
    int colons = value.indexOf("::");
    int dot = value.lastIndexOf('.', end - 1);
    String mend = "write Type#method, for example com.acme.QuoteService#find";
    if (colons > 0 && colons < end) {
      mend = "write " + value.substring(0, colons) + "#" + value.substring(colons + 2);
    } else if (dot > 0 && dot + 1 < end && isMethodLike(value.charAt(dot + 1))) {
      mend = "write " + value.substring(0, dot) + "#" + value.substring(dot + 1);
    } else if (end > 0 && open < 0 && dot + 1 < end) {
      mend = "write " + value + "#method, or " + value + "#* for all of its methods";
    }
    text.problemOffering("has no # between type and method", mend);
    return null;
  }

  /** Types start with capitals. */
  private static boolean isMethodLike(char start) {
    return start != '*' && !Character.isUpperCase(start);
  }

  private boolean isType(int from, int to) {
    if (from == to) {
      bad(from, "has no type before #", "write for example com.acme.QuoteService#find");
      return false;
    }
    int start = from;
    for (int at = from; at <= to; at++) {
      if (at == to || value.charAt(at) == '.') {
        if (at == start) {
          bad(at, "has a dot without a name beside it", "write names with one dot between");
          return false;
        }
        boolean packages = at - start == 2 && value.startsWith("**", start);
        if (!packages && !isName(start, at, "type")) {
          return false;
        }
        start = at + 1;
      }
    }
    if (value.startsWith("**", from) && to - from == 2) {
      return true;
    }
    if (value.startsWith("**", to - 2) && value.charAt(to - 3) == '.') {
      bad(to - 2, "ends its type with **", "write **.* for every type of these packages");
      return false;
    }
    return true;
  }

  private boolean isMethod(int hash, int to) {
    int from = hash + 1;
    String method = value.substring(from, to);
    if (method.isEmpty()) {
      bad(from, "has no method behind #", "write its name, or * for every method");
      return false;
    }
    if (method.equals("<init>")) {
      return constructor(from);
    }
    if (method.equals("<clinit>")) {
      bad(from, "names an initializer", "name a method; an initializer has no result to keep");
      return false;
    }
    if (method.startsWith("lambda$")) {
      bad(from, "names a lambda", "name the method around it; compilers number lambdas anew");
      return false;
    }
    if (method.indexOf('.') >= 0) {
      bad(from + method.indexOf('.'), "has a dot behind #", "write Type#method");
      return false;
    }
    if (!isName(from, to, "method")) {
      return false;
    }
    int simple = Math.max(value.lastIndexOf('.', hash), value.lastIndexOf('$', hash)) + 1;
    // Of com.acme.*#* both are the same, too.
    return (method.indexOf('*') < 0 && method.equals(value.substring(simple, hash)))
        ? constructor(from)
        : true;
  }

  private boolean constructor(int at) {
    bad(at, "names a constructor", "name a method; a constructor must make a new object each time");
    return false;
  }

  /** A Java name with * in it. */
  private boolean isName(int from, int to, String what) {
    for (int at = from; at < to; at++) {
      char c = value.charAt(at);
      if (c == '*') {
        if (at + 1 < to && value.charAt(at + 1) == '*') {
          bad(
              at,
              "has ** within a name",
              "write * within a name, and ** between dots for any packages");
          return false;
        }
      } else if (!ExpressionLexer.isNamePart(c) || (at == from && isDigit(c))) {
        strange(at, what);
        return false;
      }
    }
    return true;
  }

  private void strange(int at, String what) {
    char c = value.charAt(at);
    if (isBlank(c)) {
      bad(
          at,
          "has a blank",
          "write Type#method(Parameter, Parameter), with blanks behind commas only");
    } else if (c == '/') {
      bad(at, "has a /", "write dots between packages");
    } else if (c == '<') {
      bad(at, "has type arguments", "write the " + what + "'s name alone");
    } else if (c == ')') {
      bad(at, "has a ) without its (", "write Type#method(Parameter, Parameter)");
    } else {
      String found = Echo.of(text.written(at, at + 1));
      bad(at, "has " + found + " where the name of a " + what + " goes on", "write a Java name");
    }
  }

  private @Nullable MethodPattern bad(int at, String predicate, String mend) {
    text.problemAt(at, predicate, mend);
    return null;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
