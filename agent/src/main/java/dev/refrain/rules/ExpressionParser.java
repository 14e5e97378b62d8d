package dev.refrain.rules;

import dev.refrain.rules.Expression.Literal;
import dev.refrain.rules.Expression.Operation;
import dev.refrain.rules.Expression.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses a part of a key or a condition. {@code or} binds loosest, then {@code and}, {@code not},
 * and the comparisons. For one expression; reports the first problem in it.
 */
final class ExpressionParser {
  /** Bounds the depth of the tree, and so the stack of whoever walks it. */
  private static final int MOST_OPERATORS = 200;

  private final Text text;
  private final ExpressionLexer lexer;
  private final OperandParser operands;
  private int operators;

  /**
   * @param hasResult whether {@code result} may be named
   */
  ExpressionParser(Text text, boolean hasResult) {
    this.text = text;
    this.lexer = new ExpressionLexer(text);
    this.operands = new OperandParser(text, lexer, hasResult);
  }

  /** A path or a static call, or {@code null} after a problem. */
  @Nullable Expression keyPart() {
    if (lexer.kind() == ExpressionLexer.END) {
      lexer.bad(0, "is empty", "write a path, for example venue.id");
      return null;
    }
    Expression part = operands.parse();
    if (part instanceof Literal) {
      lexer.bad(0, "is the same for every call", "write a path, for example venue.id");
      return null;
    }
    if (lexer.is(",")) {
      lexer.bad(lexer.start(), "has a comma", "write a list: [symbol, venue.id]");
    } else if (lexer.kind() != ExpressionLexer.END) {
      String rest = Echo.of(text.written(lexer.start(), lexer.end()));
      lexer.bad(lexer.start(), "has " + rest + " behind a path", "write a path alone");
    }
    return lexer.kind() == ExpressionLexer.BAD ? null : part;
  }

  /** An expression that is true or false, or {@code null} after a problem. */
  @Nullable Expression condition() {
    if (lexer.kind() == ExpressionLexer.END) {
      lexer.bad(0, "is empty", "write for example " + Settings.example(text.setting()));
      return null;
    }
    Expression condition = or();
    if (condition != null && lexer.kind() != ExpressionLexer.END) {
      String rest = Echo.of(text.written(lexer.start(), lexer.end()));
      boolean notIn = lexer.is("not");
      lexer.bad(
          lexer.start(),
          "has " + rest + " where an operator belongs",
          notIn ? "write not in front: not x in [1, 2]" : "write one of == != < <= > >= and or in");
    }
    return lexer.kind() == ExpressionLexer.BAD ? null : truth(condition);
  }

  private @Nullable Expression or() {
    int start = lexer.start();
    Expression left = and();
    while (left != null && lexer.skip("or")) {
      left = both(start, Operator.OR, left, and());
    }
    return left;
  }

  private @Nullable Expression and() {
    int start = lexer.start();
    Expression left = not();
    while (left != null && lexer.skip("and")) {
      left = both(start, Operator.AND, left, not());
    }
    return left;
  }

  private @Nullable Expression both(
      int start, Operator operator, Expression left, @Nullable Expression right) {
    Expression one = truth(left);
    Expression other = truth(right);
    return one == null || other == null ? null : operation(start, operator, one, other);
  }

  private @Nullable Expression not() {
    int start = lexer.start();
    if (!lexer.skip("not")) {
      return comparison();
    }
    if (isTooLong()) {
      return null;
    }
    Expression operand = truth(not());
    return operand == null ? null : operation(start, Operator.NOT, operand);
  }

  private @Nullable Expression comparison() {
    int start = lexer.start();
    boolean emptyFirst = lexer.skip("empty");
    if (emptyFirst && !lexer.is("==") && !lexer.is("!=")) {
      return empty(start, operands.path());
    }
    Expression left = emptyFirst ? null : operand();
    if (left == null && !emptyFirst) {
      return null;
    }
    if (left != null && lexer.skip("in")) {
      return in(start, left);
    }
    Operator operator = comparator();
    if (operator == null) {
      return left;
    }
    lexer.advance();
    Expression comparison;
    if (emptyFirst || lexer.is("empty")) {
      if (emptyFirst) {
        left = operands.path();
      } else {
        lexer.advance();
      }
      comparison = isEmpty(start, operator, left);
    } else {
      Expression right = operand();
      comparison = left == null || right == null ? null : compare(start, operator, left, right);
    }
    if (comparison != null && (comparator() != null || lexer.is("in"))) {
      lexer.bad(lexer.start(), "compares twice in a row", "join two comparisons with and");
      return null;
    }
    return comparison;
  }

  private @Nullable Operator comparator() {
    if (lexer.kind() != ExpressionLexer.SYMBOL) {
      return null;
    }
    switch (lexer.token()) {
      case "==":
        return Operator.EQUAL;
      case "!=":
        return Operator.NOT_EQUAL;
      case "<":
        return Operator.LESS;
      case "<=":
        return Operator.LESS_OR_EQUAL;
      case ">":
        return Operator.GREATER;
      case ">=":
        return Operator.GREATER_OR_EQUAL;
      default:
        return null;
    }
  }

  private @Nullable Expression compare(
      int start, Operator operator, Expression left, Expression right) {
    if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
      if (!isOrdered(left) || !isOrdered(right)) {
        lexer.bad(start, "compares what has no order", "use == or != with null, true and false");
        return null;
      }
    }
    return operation(start, operator, left, right);
  }

  private static boolean isOrdered(Expression operand) {
    Object value = operand instanceof Literal ? ((Literal) operand).value() : "";
    return value != null && !(value instanceof Boolean) && !(operand instanceof Operation);
  }

  /** {@code x == empty} and {@code x != empty}. */
  private @Nullable Expression isEmpty(int start, Operator operator, @Nullable Expression operand) {
    if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
      lexer.bad(start, "compares with empty by an order", "write == empty or != empty");
      return null;
    }
    Expression empty = empty(start, operand);
    return empty == null || operator == Operator.EQUAL
        ? empty
        : operation(start, Operator.NOT, empty);
  }

  private @Nullable Expression empty(int start, @Nullable Expression operand) {
    if (operand instanceof Literal || operand instanceof Operation) {
      lexer.bad(start, "asks whether something else than a path is empty", "write a path");
      return null;
    }
    return operand == null ? null : operation(start, Operator.EMPTY, operand);
  }

  private @Nullable Expression in(int start, Expression left) {
    List<Expression> all = new ArrayList<>();
    all.add(left);
    if (!lexer.skip("[")) {
      lexer.bad(lexer.start(), "has no list behind in", "write in [1, 2]");
      return null;
    }
    do {
      Expression one = lexer.is("]") ? null : operands.parse();
      if (one == null) {
        lexer.bad(lexer.start(), "has a list with nothing in it", "write in [1, 2]");
        return null;
      }
      all.add(one);
    } while (lexer.skip(","));
    if (!lexer.skip("]")) {
      lexer.bad(lexer.start(), "has a list without its closing ]", "write in [1, 2]");
      return null;
    }
    return operation(start, Operator.IN, all.toArray(new Expression[0]));
  }

  private @Nullable Expression operand() {
    if (!lexer.is("(")) {
      return operands.parse();
    }
    int open = lexer.start();
    lexer.advance();
    if (isTooLong()) {
      return null;
    }
    Expression inner = or();
    if (inner != null && !lexer.skip(")")) {
      lexer.bad(lexer.start(), "has a ( without its )", "close it");
      return null;
    }
    return inner == null ? null : widened(open, inner);
  }

  /** The parentheses belong to the text of what they hold. */
  private Expression widened(int start, Expression inner) {
    if (inner instanceof Operation) {
      Operation operation = (Operation) inner;
      return new Operation(
          text.placeAt(start),
          text.written(start, lexer.lastEnd()),
          operation.operator(),
          operation.operands().toArray(new Expression[0]));
    }
    return inner;
  }

  private @Nullable Expression operation(int start, Operator operator, Expression... operands) {
    if (isTooLong()) {
      return null;
    }
    return new Operation(
        text.placeAt(start), text.written(start, lexer.lastEnd()), operator, operands);
  }

  private boolean isTooLong() {
    operators++;
    if (operators > MOST_OPERATORS) {
      lexer.bad(lexer.start(), "has too many operators", "use in [..], or put it into a method");
      return true;
    }
    return false;
  }

  /** Refuses what is neither true nor false by its form. */
  private @Nullable Expression truth(@Nullable Expression expression) {
    if (!(expression instanceof Literal)) {
      return expression;
    }
    if (((Literal) expression).value() instanceof Boolean) {
      return expression;
    }
    String literal = Echo.of(expression.text());
    lexer.bad(
        expression.place(),
        "has " + literal + ", which is neither true nor false",
        "compare it: x == 1");
    return null;
  }
}
