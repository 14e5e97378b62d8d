package dev.refrain.call.key;

import dev.refrain.rules.Expression.Operator;
import org.jspecify.annotations.Nullable;

/** The operands stand in the order asked for; what is null stands in none. */
final class OrderEvaluator extends ConditionEvaluator {
  private final Operator operator;
  private final Evaluator left;
  private final Evaluator right;

  OrderEvaluator(Operator operator, Evaluator left, Evaluator right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
  }

  @Override
  boolean holds(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object[] rest,
      @Nullable Object result)
      throws Throwable {
    Object one = left.eval(self, a, b, c, rest, result);
    Object other = right.eval(self, a, b, c, rest, result);
    if (one == null || other == null) {
      return false;
    }
    int order = ValueOrder.compare(one, other);
    if (order == ValueOrder.NONE) {
      return false;
    }
    switch (operator) {
      case LESS:
        return order < 0;
      case LESS_OR_EQUAL:
        return order <= 0;
      case GREATER:
        return order > 0;
      default:
        return order >= 0;
    }
  }
}
