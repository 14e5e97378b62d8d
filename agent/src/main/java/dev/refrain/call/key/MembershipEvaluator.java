package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** The operand is equal to one of the candidates. */
final class MembershipEvaluator extends ConditionEvaluator {
  private final Evaluator operand;
  private final Evaluator[] candidates;

  MembershipEvaluator(Evaluator operand, Evaluator[] candidates) {
    this.operand = operand;
    this.candidates = candidates;
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
    Object value = operand.eval(self, a, b, c, rest, result);
    for (Evaluator candidate : candidates) {
      if (ValueEquality.test(value, candidate.eval(self, a, b, c, rest, result))) {
        return true;
      }
    }
    return false;
  }
}
