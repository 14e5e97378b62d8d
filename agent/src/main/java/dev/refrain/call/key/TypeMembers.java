package dev.refrain.call.key;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a type and of all its supertypes, as reflection shows them. */
final class TypeMembers {
  private TypeMembers() {}

  /** The type, its superclasses from below, then all interfaces; {@code Object} is the last. */
  static Set<Class<?>> lineage(Class<?> type) {
    Set<Class<?>> lineage = new LinkedHashSet<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      lineage.add(c);
    }
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      addInterfaces(c, lineage);
    }
    lineage.add(Object.class);
    return lineage;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> lineage) {
    for (Class<?> one : type.getInterfaces()) {
      if (lineage.add(one)) {
        addInterfaces(one, lineage);
      }
    }
  }

  /** Instance methods of that name without parameters that give something, nearest first. */
  static List<Method> getters(Class<?> type, String name) {
    List<Method> getters = new ArrayList<>();
    for (Class<?> c : lineage(type)) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name) && isGetter(method)) {
          getters.add(method);
        }
      }
    }
    return getters;
  }

  static boolean isGetter(Method method) {
    if (Modifier.isStatic(method.getModifiers())
        || method.getParameterCount() != 0
        || method.getReturnType() == void.class) {
      return false;
    }
    return Modifier.isPublic(method.getModifiers())
        || !MemberAccess.isJdk(method.getDeclaringClass());
  }

  /** Whether it is of the instance, and nothing private of the JDK's. */
  static boolean isProperty(Field field) {
    return !Modifier.isStatic(field.getModifiers())
        && (Modifier.isPublic(field.getModifiers())
            || !MemberAccess.isJdk(field.getDeclaringClass()));
  }

  /** The nearest instance field of that name. */
  static @Nullable Field field(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name) && isProperty(field)) {
          return field;
        }
      }
    }
    return null;
  }

  /** All instance fields, the nearest class first. */
  static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          fields.add(field);
        }
      }
    }
    return fields;
  }
}
