package dev.refrain.call.key;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what reads a property of a type: {@code getId()}, {@code isId()}, {@code id()} or the field
 * {@code id}, in this order, of any visibility.
 */
final class PropertyFinder {
  private PropertyFinder() {}

  static PropertyStep find(Class<?> type, String name, MethodHandles.@Nullable Lookup at)
      throws BindException {
    try {
      PropertyStep step = search(type, name, at);
      if (step != null) {
        return step;
      }
    } catch (LinkageError unloadable) {
      throw new BindException(
          type.getName() + " can't be looked into for '" + name + "': " + unloadable);
    }
    throw new BindException(TypeProperties.missing(type, name));
  }

  /** {@code null}: there is no such property. */
  static @Nullable PropertyStep search(
      Class<?> type, String name, MethodHandles.@Nullable Lookup at) throws BindException {
    if (type == Optional.class && name.equals("get")) {
      return new HandleStep(Object.class, contentOfOptional());
    }
    if (type.isArray() && name.equals("length")) {
      return new HandleStep(int.class, lengthOf(type));
    }
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    PropertyStep step = method(type, "get" + capital, false, at);
    if (step == null) {
      step = method(type, "is" + capital, true, at);
    }
    if (step == null) {
      step = method(type, name, false, at);
    }
    return step != null ? step : field(type, name, at);
  }

  private static @Nullable PropertyStep method(
      Class<?> type, String name, boolean truth, MethodHandles.@Nullable Lookup at)
      throws BindException {
    List<Method> found = TypeMembers.getters(type, name);
    Method best = null;
    for (Method method : found) {
      Class<?> gives = method.getReturnType();
      boolean fits = !truth || gives == boolean.class || gives == Boolean.class;
      if (fits && (best == null || isNearer(method, best))) {
        best = method;
      }
    }
    if (best == null) {
      return null;
    }
    MethodHandle handle = MemberAccess.of(best, at);
    for (int i = 0; handle == null && i < found.size(); i++) {
      // Of a class that nobody may see into, an interface may show the same method.
      if (!Modifier.isPrivate(best.getModifiers())
          && Modifier.isPublic(found.get(i).getModifiers())) {
        handle = MemberAccess.of(found.get(i), at);
      }
    }
    if (handle == null) {
      throw new BindException(
          best.getDeclaringClass().getName()
              + "#"
              + name
              + "() can't be called: its module does not open its package");
    }
    return new HandleStep(best.getReturnType(), handle);
  }

  /** A bridge returns less than the method that it leads to. */
  private static boolean isNearer(Method method, Method than) {
    return method.getReturnType() != than.getReturnType()
        && than.getReturnType().isAssignableFrom(method.getReturnType());
  }

  private static @Nullable PropertyStep field(
      Class<?> type, String name, MethodHandles.@Nullable Lookup at) throws BindException {
    Field field = TypeMembers.field(type, name);
    if (field == null) {
      return null;
    }
    MethodHandle handle = MemberAccess.of(field, at);
    if (handle == null) {
      throw new BindException(
          field.getDeclaringClass().getName()
              + "."
              + name
              + " can't be read: its module does not open its package");
    }
    return new HandleStep(field.getType(), handle);
  }

  private static MethodHandle lengthOf(Class<?> array) {
    try {
      return MethodHandles.publicLookup()
          .findStatic(Array.class, "getLength", MethodType.methodType(int.class, Object.class))
          .asType(MethodType.methodType(int.class, array));
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("Array#getLength", impossible);
    }
  }

  /** {@code Optional.get} throws where a path should give null. */
  private static MethodHandle contentOfOptional() {
    try {
      return MethodHandles.insertArguments(
          MethodHandles.publicLookup()
              .findVirtual(
                  Optional.class, "orElse", MethodType.methodType(Object.class, Object.class)),
          1,
          (Object) null);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("Optional#orElse", impossible);
    }
  }
}
