package dev.refrain.call.key;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** A step whose getter or field was found. */
final class HandleStep extends PropertyStep {
  private static final MethodType READ = MethodType.methodType(Object.class, Object.class);

  private final Class<?> type;
  private final MethodHandle getter;

  HandleStep(Class<?> type, MethodHandle getter) {
    this.type = type;
    this.getter = getter.asType(READ);
  }

  @Override
  Class<?> type() {
    return type;
  }

  @Override
  @Nullable Object read(Object target) throws Throwable {
    return (Object) getter.invokeExact(target);
  }
}
