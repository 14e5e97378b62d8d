package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** An expression that is true or false by its form, and is asked without a box. */
abstract class ConditionEvaluator extends Evaluator {
  ConditionEvaluator() {
    super(Boolean.class);
  }

  @Override
  abstract boolean holds(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object[] rest,
      @Nullable Object result)
      throws Throwable;

  @Override
  final @Nullable Object eval(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object[] rest,
      @Nullable Object result)
      throws Throwable {
    return holds(self, a, b, c, rest, result);
  }
}
