package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** The operand is, or is not, null. */
final class NullEvaluator extends ConditionEvaluator {
  private final Evaluator operand;
  private final boolean wanted;

  NullEvaluator(Evaluator operand, boolean wanted) {
    this.operand = operand;
    this.wanted = wanted;
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
    return (operand.eval(self, a, b, c, rest, result) == null) == wanted;
  }
}
