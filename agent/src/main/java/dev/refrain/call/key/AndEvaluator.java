package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** Both hold; the right one is asked only if the left one does. */
final class AndEvaluator extends ConditionEvaluator {
  private final Evaluator left;
  private final Evaluator right;

  AndEvaluator(Evaluator left, Evaluator right) {
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
    return left.holds(self, a, b, c, rest, result) && right.holds(self, a, b, c, rest, result);
  }
}
