package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** {@code result}: what the method returned. */
final class ResultEvaluator extends Evaluator {

  private final boolean primitive;

  ResultEvaluator(Class<?> type) {
    super(type);
    this.primitive = type.isPrimitive();
  }

  @Override
  boolean mayBeNull() {
    return !primitive;
  }

  @Override
  @Nullable Object eval(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object[] rest,
      @Nullable Object result) {
    return result;
  }
}
