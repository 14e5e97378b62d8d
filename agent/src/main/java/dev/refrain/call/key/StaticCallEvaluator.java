package dev.refrain.call.key;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** A static method without arguments. */
final class StaticCallEvaluator extends Evaluator {
  private final MethodHandle method;

  StaticCallEvaluator(MethodHandle method, Class<?> type) {
    super(type);
    this.method = method;
  }

  @Override
  @Nullable Object eval(
      @Nullable Object self,
      @Nullable Object a,
      @Nullable Object b,
      @Nullable Object c,
      @Nullable Object[] rest,
      @Nullable Object result)
      throws Throwable {
    return (Object) method.invokeExact();
  }
}
