package dev.refrain.rules;

import dev.refrain.rules.Expression.Literal;
import dev.refrain.rules.Expression.Path;
import dev.refrain.rules.Expression.StaticCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses what operators work on: paths, static calls and literals. */
final class OperandParser {
  private final Text text;
  private final ExpressionLexer lexer;
  private final boolean hasResult;

  OperandParser(Text text, ExpressionLexer lexer, boolean hasResult) {
    this.text = text;
    this.lexer = lexer;
    this.hasResult = hasResult;
  }

  /** {@code null} after a problem. */
  @Nullable Expression parse() {
    int start = lexer.start();
    switch (lexer.kind()) {
      case ExpressionLexer.STRING:
        String quoted = lexer.token();
        lexer.advance();
        return literal(start, quoted.substring(1, quoted.length() - 1));
      case ExpressionLexer.NUMBER:
        return number(start, lexer.token());
      case ExpressionLexer.NAME:
        return named(start);
      default:
        return path();
    }
  }

  private @Nullable Expression named(int start) {
    if (lexer.skip("null")) {
      return literal(start, null);
    }
    if (lexer.skip("true")) {
      return literal(start, true);
    }
    if (lexer.skip("false")) {
      return literal(start, false);
    }
    return path();
  }

  private Literal literal(int start, @Nullable Object value) {
    return new Literal(text.placeAt(start), text.written(start, lexer.lastEnd()), value);
  }

  private @Nullable Expression number(int start, String token) {
    Object value = null;
    try {
      boolean whole = true;
      for (int i = 0; i < token.length(); i++) {
        char c = token.charAt(i);
        boolean known = (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
        if (!known && c != 'e' && c != 'E') {
          return badNumber(start);
        }
        whole &= known && c != '.' && c != '+';
      }
      if (whole) {
        value = Long.valueOf(token);
      } else {
        Double number = Double.valueOf(token);
        value = number.isInfinite() ? null : number;
      }
    } catch (NumberFormatException e) {
      // Reported below, as what is too large is.
    }
    if (value == null) {
      return badNumber(start);
    }
    lexer.advance();
    return literal(start, value);
  }

  private @Nullable Expression badNumber(int start) {
    String found = Echo.of(text.written(start, lexer.end()));
    lexer.bad(
        start, "has the number " + found + ", which cannot be read", "write for example 5 or 2.5");
    return null;
  }

  /** A path or a static call; {@code null} after a problem. */
  @Nullable Expression path() {
    int start = lexer.start();
    if (lexer.kind() != ExpressionLexer.NAME) {
      missing();
      return null;
    }
    List<String> names = new ArrayList<>();
    if (!names(names)) {
      return null;
    }
    if (lexer.is("#")) {
      return staticCall(start, names);
    }
    String root = names.get(0);
    if (isWord(root)) {
      lexer.bad(
          start,
          "has '" + root + "' where a path or a value belongs",
          "a parameter of that name is arg0, arg1, ...");
      return null;
    }
    if (root.equals("result") && !hasResult) {
      lexer.bad(
          start,
          "names 'result', which is known in unless and ttl only",
          "a parameter of that name is arg0, arg1, ...");
      return null;
    }
    if (lexer.is("(")) {
      noCall();
      return null;
    }
    String written = text.written(start, lexer.lastEnd());
    return new Path(text.placeAt(start), written, root, names.subList(1, names.size()));
  }

  private void missing() {
    if (lexer.kind() == ExpressionLexer.END) {
      lexer.bad(lexer.start(), "ends where a path or a value belongs", "write one, or shorten it");
    } else {
      String found = Echo.of(text.written(lexer.start(), lexer.end()));
      lexer.bad(
          lexer.start(),
          "has " + found + " where a path or a value belongs",
          "write for example venue.id, 5, 'text', true or null");
    }
  }

  private void noCall() {
    lexer.bad(
        lexer.start(),
        "calls a method with ()",
        "write its name alone (venue.id reads id() and getId()), or Type#method() for a static one");
  }

  /** Names with dots between, without blanks; false after a problem. */
  private boolean names(List<String> names) {
    while (true) {
      names.add(lexer.token());
      boolean more = lexer.isFollowedBy('.');
      lexer.advance();
      if (!more) {
        return true;
      }
      boolean blank = lexer.end() < text.value().length() && !isNameStart(lexer.end());
      lexer.advance();
      if (blank || lexer.kind() != ExpressionLexer.NAME) {
        lexer.bad(lexer.lastEnd() - 1, "has a dot without a name behind it", "write venue.id");
        return false;
      }
    }
  }

  private boolean isNameStart(int at) {
    return Character.isJavaIdentifierStart(text.value().charAt(at));
  }

  private @Nullable Expression staticCall(int start, List<String> typeNames) {
    lexer.advance();
    String method = lexer.token();
    boolean named = lexer.kind() == ExpressionLexer.NAME;
    if (named) {
      lexer.advance();
    }
    if (!named || !lexer.skip("(") || !lexer.skip(")")) {
      lexer.bad(
          start,
          "calls a static method in another way than Type#method()",
          "write for example com.acme.Tenant#current(), without arguments");
      return null;
    }
    List<String> steps = new ArrayList<>();
    if (lexer.is(".") && lexer.start() == lexer.lastEnd()) {
      lexer.advance();
      if (lexer.kind() != ExpressionLexer.NAME) {
        lexer.bad(lexer.start(), "has a dot without a name behind it", "write venue.id");
        return null;
      }
      if (!names(steps)) {
        return null;
      }
    }
    if (lexer.is("(")) {
      noCall();
      return null;
    }
    StringBuilder type = new StringBuilder();
    for (int i = 0; i < typeNames.size(); i++) {
      type.append(i == 0 ? "" : ".").append(typeNames.get(i));
    }
    String written = text.written(start, lexer.lastEnd());
    return new StaticCall(text.placeAt(start), written, type.toString(), method, steps);
  }

  private static boolean isWord(String name) {
    switch (name) {
      case "and":
      case "or":
      case "not":
      case "in":
      case "empty":
      case "null":
      case "true":
      case "false":
        return true;
      default:
        return false;
    }
  }
}
