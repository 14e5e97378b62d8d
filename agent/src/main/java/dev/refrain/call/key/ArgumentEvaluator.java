package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** An argument of the call. */
final class ArgumentEvaluator extends Evaluator {
  private final int slot;
  private final boolean primitive;

  ArgumentEvaluator(Scope scope, int index) {
    super(scope.parameterType(index));
    this.primitive = scope.parameterType(index).isPrimitive();
    this.slot = scope.parameterCount() <= 3 ? index : index + 3;
  }

  /** 0, 1 and 2: the arguments that travel alone; beyond: 3 more than the place in the array. */
  int slot() {
    return slot;
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
    switch (slot) {
      case 0:
        return a;
      case 1:
        return b;
      case 2:
        return c;
      default:
        return rest[slot - 3];
    }
  }
}
