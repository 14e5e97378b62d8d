package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** The operand is null, or an empty text, collection, map, array or Optional. */
final class EmptyEvaluator extends ConditionEvaluator {
  private final Evaluator operand;

  EmptyEvaluator(Evaluator operand) {
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
    return ValueContent.isEmpty(operand.eval(self, a, b, c, rest, result));
  }
}
