package dev.refrain.call.key;

import dev.refrain.rules.Expression;
import dev.refrain.rules.Expression.Literal;
import dev.refrain.rules.Expression.Operation;
import dev.refrain.rules.Expression.Operator;
import dev.refrain.rules.Expression.Path;
import dev.refrain.rules.Expression.StaticCall;
import java.util.List;

/** Compiles expressions against one scope. */
final class ExpressionCompiler {
  private final PathCompiler paths;

  ExpressionCompiler(Scope scope) {
    this.paths = new PathCompiler(scope);
  }

  Evaluator condition(Expression expression) throws BindException {
    Evaluator evaluator = compile(expression);
    requireTruth(expression, evaluator);
    return evaluator;
  }

  Evaluator compile(Expression expression) throws BindException {
    if (expression instanceof Path) {
      return paths.compile((Path) expression);
    }
    if (expression instanceof StaticCall) {
      return paths.compile((StaticCall) expression);
    }
    if (expression instanceof Literal) {
      return new ConstantEvaluator(((Literal) expression).value());
    }
    return compile((Operation) expression);
  }

  private Evaluator compile(Operation operation) throws BindException {
    List<Expression> operands = operation.operands();
    switch (operation.operator()) {
      case AND:
        return new AndEvaluator(condition(operands.get(0)), condition(operands.get(1)));
      case OR:
        return new OrEvaluator(condition(operands.get(0)), condition(operands.get(1)));
      case NOT:
        return new NotEvaluator(condition(operands.get(0)));
      case EMPTY:
        return empty(operands.get(0));
      case IN:
        return in(operands);
      case EQUAL:
        return equal(operands.get(0), operands.get(1), true);
      case NOT_EQUAL:
        return equal(operands.get(0), operands.get(1), false);
      default:
        return ordered(operation.operator(), operands.get(0), operands.get(1));
    }
  }

  private Evaluator empty(Expression operand) throws BindException {
    Evaluator evaluator = compile(operand);
    if (!ValueContent.mayHold(evaluator.type())) {
      throw new BindException(
          typed(operand, evaluator)
              + " is never empty; empty is for texts, collections, maps, arrays and Optional");
    }
    return new EmptyEvaluator(evaluator);
  }

  private Evaluator in(List<Expression> operands) throws BindException {
    Expression left = operands.get(0);
    Evaluator operand = compile(left);
    Evaluator[] candidates = new Evaluator[operands.size() - 1];
    for (int i = 0; i < candidates.length; i++) {
      Expression right = operands.get(i + 1);
      candidates[i] = compile(right);
      EqualityCheck.require(
          typed(left, operand), operand, typed(right, candidates[i]), candidates[i]);
    }
    return new MembershipEvaluator(operand, candidates);
  }

  private Evaluator equal(Expression left, Expression right, boolean wanted) throws BindException {
    Evaluator one = compile(left);
    Evaluator other = compile(right);
    EqualityCheck.require(typed(left, one), one, typed(right, other), other);
    if (ConstantEvaluator.isNull(other)) {
      return new NullEvaluator(one, wanted);
    }
    return ConstantEvaluator.isNull(one)
        ? new NullEvaluator(other, wanted)
        : new EqualityEvaluator(one, other, wanted);
  }

  private Evaluator ordered(Operator operator, Expression left, Expression right)
      throws BindException {
    Evaluator one = compile(left);
    Evaluator other = compile(right);
    boolean constantNull = ConstantEvaluator.isNull(one) || ConstantEvaluator.isNull(other);
    if (constantNull || !TypeRelation.mayBeOrdered(one.type(), other.type())) {
      throw new BindException(
          typed(left, one)
              + " and "
              + typed(right, other)
              + " have no order; compare numbers, texts, or two values of one Comparable type");
    }
    return new OrderEvaluator(operator, one, other);
  }

  private static void requireTruth(Expression expression, Evaluator evaluator)
      throws BindException {
    if (!TypeRelation.mayMeet(evaluator.type(), Boolean.class)
        || ConstantEvaluator.isNull(evaluator)) {
      throw new BindException(
          typed(expression, evaluator)
              + " is neither true nor false; compare it with something, using == or another"
              + " operator");
    }
  }

  private static String typed(Expression expression, Evaluator evaluator) {
    if (ConstantEvaluator.isNull(evaluator)) {
      return expression.text();
    }
    Class<?> type = evaluator.type();
    Class<?> declared = evaluator.mayBeNull() ? type : Boxes.primitive(type);
    return expression.text() + " (" + TypeText.of(declared) + ")";
  }
}
