package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** A literal. */
final class ConstantEvaluator extends Evaluator {
  private final @Nullable Object value;

  ConstantEvaluator(@Nullable Object value) {
    super(value == null ? Object.class : value.getClass());
    this.value = value;
  }

  @Override
  @Nullable Object eval(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object[] rest,
      @Nullable Object result) {
    return value;
  }

  static boolean isNull(Evaluator evaluator) {
    return evaluator instanceof ConstantEvaluator && ((ConstantEvaluator) evaluator).value == null;
  }

  @Nullable Object value() {
    return value;
  }
}
