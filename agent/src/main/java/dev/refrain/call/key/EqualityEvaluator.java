package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** The operands are, or are not, equal as values. */
final class EqualityEvaluator extends ConditionEvaluator {
  private final Evaluator left;
  private final Evaluator right;
  private final boolean wanted;

  EqualityEvaluator(Evaluator left, Evaluator right, boolean wanted) {
    this.left = left;
    this.right = right;
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
    Object one = left.eval(self, a, b, c, rest, result);
    Object other = right.eval(self, a, b, c, rest, result);
    return ValueEquality.test(one, other) == wanted;
  }
}
