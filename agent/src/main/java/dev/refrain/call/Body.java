package dev.refrain.call;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A woven method as it can be called again, through its own door: for a call whose thread must not
 * wait. Immutable.
 */
final class Body {
  private final MethodHandle handle;

  private Body(MethodHandle handle) {
    this.handle = handle;
  }

  /** {@code null} where it can't be called from here: a class file before Java 7 has no lookup. */
  static @Nullable Body of(
      Class<?> declaring, MethodFacts facts, MethodHandles.@Nullable Lookup at) {
    if (at == null) {
      return null;
    }
    try {
      Method method =
          declaring.getDeclaredMethod(facts.name(), Signatures.parameters(declaring, facts));
      boolean isStatic = Modifier.isStatic(method.getModifiers());
      // This very body: a virtual call could end in an override that has called it.
      MethodHandle handle =
          isStatic ? at.unreflect(method) : at.unreflectSpecial(method, declaring);
      int parameters = method.getParameterTypes().length;
      handle = handle.asFixedArity().asSpreader(Object[].class, parameters);
      if (isStatic) {
        handle = MethodHandles.dropArguments(handle, 0, Object.class);
      }
      MethodType type = MethodType.methodType(Object.class, Object.class, Object[].class);
      return new Body(handle.asType(type));
    } catch (ReflectiveOperationException | LinkageError | RuntimeException unreachable) {
      return null;
    }
  }

  /** Throws what the method throws. */
  @Nullable Object run(@Nullable Call call) throws Throwable {
    if (call == null) {
      throw new IllegalStateException("the call was not kept");
    }
    return (Object) handle.invokeExact(call.self(), call.arguments());
  }
}
