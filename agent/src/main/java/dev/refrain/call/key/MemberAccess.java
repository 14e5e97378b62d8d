package dev.refrain.call.key;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Opens members of application classes, whatever their visibility, as far as modules allow. */
final class MemberAccess {
  private MemberAccess() {}

  /**
   * Whether the class came with the JVM. Its private members are never asked for: some releases
   * warn of that on standard error, others refuse.
   */
  static boolean isJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null
        || isPlatform(loader.getClass().getName())
        || type.getName().startsWith("jdk.")
        || type.getName().startsWith("sun.")
        || type.getName().startsWith("com.sun.");
  }

  /** Asked by name: an application may have put a system class loader of its own in place. */
  private static boolean isPlatform(String loader) {
    return loader.equals("jdk.internal.loader.ClassLoaders$PlatformClassLoader")
        || loader.equals("sun.misc.Launcher$ExtClassLoader");
  }

  /** A handle of a method, or {@code null} if it can't be called from here. */
  static @Nullable MethodHandle of(Method method, MethodHandles.@Nullable Lookup at) {
    try {
      return MethodHandles.publicLookup().unreflect(method);
    } catch (IllegalAccessException notPublic) {
      // Tried otherwise below.
    }
    try {
      if (open(method)) {
        return MethodHandles.lookup().unreflect(method);
      }
      MethodHandles.Lookup inside = inside(method.getDeclaringClass(), at);
      return inside == null ? null : inside.unreflect(method);
    } catch (IllegalAccessException closed) {
      return null;
    }
  }

  /** A handle that reads a field, or {@code null} if it can't be read from here. */
  static @Nullable MethodHandle of(Field field, MethodHandles.@Nullable Lookup at) {
    try {
      if (open(field)) {
        return MethodHandles.lookup().unreflectGetter(field);
      }
      MethodHandles.Lookup inside = inside(field.getDeclaringClass(), at);
      return inside == null
          ? MethodHandles.publicLookup().unreflectGetter(field)
          : inside.unreflectGetter(field);
    } catch (IllegalAccessException closed) {
      return null;
    }
  }

  /** Makes a member of an application class accessible; false if its module keeps it closed. */
  static <M extends AccessibleObject & java.lang.reflect.Member> boolean open(M member) {
    if (isJdk(member.getDeclaringClass())) {
      return false;
    }
    try {
      member.setAccessible(true);
      return true;
    } catch (RuntimeException closed) {
      // InaccessibleObjectException, which Java 8 has not.
      return false;
    }
  }

  /** A named module opens nothing to the agent, but its classes may look into each other. */
  private static MethodHandles.@Nullable Lookup inside(
      Class<?> type, MethodHandles.@Nullable Lookup at) {
    if (at == null || isJdk(type)) {
      return null;
    }
    try {
      Object lookup =
          MethodHandles.class
              .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
              .invoke(null, type, at);
      return (MethodHandles.Lookup) lookup;
    } catch (ReflectiveOperationException none) {
      // Java 8, or a class of yet another module.
      return null;
    }
  }
}
