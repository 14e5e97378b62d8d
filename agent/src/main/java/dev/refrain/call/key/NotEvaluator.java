package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** The operand does not hold. */
final class NotEvaluator extends ConditionEvaluator {
  private final Evaluator operand;

  NotEvaluator(Evaluator operand) {
    this.operand = operand;
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
    return !operand.holds(self, a, b, c, rest, result);
  }
}
