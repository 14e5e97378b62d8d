package dev.refrain.call.key;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;

/** Tells which application classes are values by themselves. */
final class ImmutableTypes {
  private ImmutableTypes() {}

  /**
   * Whether its instances never change and only they are equal to each other: an equals that comes
   * from, or overrides, a superclass's may take that one's instances too.
   */
  static boolean isValue(Class<?> type) {
    if (!declaresEquals(type)) {
      return false;
    }
    for (Class<?> c = type.getSuperclass(); c != null && c != Object.class; c = c.getSuperclass()) {
      if (declaresEquals(c)) {
        return false;
      }
    }
    return isImmutable(type, new HashSet<>());
  }

  static boolean declaresEquals(Class<?> type) {
    try {
      int modifiers = type.getDeclaredMethod("equals", Object.class).getModifiers();
      return !Modifier.isAbstract(modifiers) && !Modifier.isStatic(modifiers);
    } catch (NoSuchMethodException none) {
      return false;
    }
  }

  /**
   * @param underway types that are being looked at: one that refers to itself does not become
   *     mutable by that
   */
  private static boolean isImmutable(Class<?> type, Set<Class<?>> underway) {
    if (!underway.add(type)) {
      return true;
    }
    for (Field field : TypeMembers.fields(type)) {
      if (!FreezerChoice.isFinal(field) || !isImmutableField(field.getType(), underway)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isImmutableField(Class<?> declared, Set<Class<?>> underway) {
    if (declared.isPrimitive() || Enum.class.isAssignableFrom(declared)) {
      return true;
    }
    if (!TypeRelation.isFinal(declared) || declared.isArray()) {
      return false;
    }
    return MemberAccess.isJdk(declared)
        ? KnownTypes.isJdkValue(declared)
        : isImmutable(declared, underway);
  }
}
