package dev.refrain.call.key;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;

/** The names of a type's properties, for messages. */
final class TypeProperties {
  private static final int MOST = 12;

  private TypeProperties() {}

  static String missing(Class<?> type, String name) {
    return type.getTypeName() + " has no property '" + name + "'; it has: " + list(names(type));
  }

  /** What getters and fields show; what {@code Object} has is left out. */
  static Set<String> names(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Class<?> c : TypeMembers.lineage(type)) {
      if (c == Object.class) {
        continue;
      }
      for (Method method : c.getDeclaredMethods()) {
        if (TypeMembers.isGetter(method) && Modifier.isPublic(method.getModifiers())) {
          addGetter(method, names);
        }
      }
      for (Field field : MemberAccess.isJdk(c) ? new Field[0] : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          names.add(field.getName());
        }
      }
    }
    return names;
  }

  /** A property that would do as a part of a key, in place of the whole; empty: none. */
  static String example(Class<?> type) {
    try {
      String first = "";
      for (String name : names(type)) {
        PropertyStep step = PropertyFinder.find(type, name, null);
        if (Freezer.isPlain(Boxes.of(step.type()))) {
          if (name.equals("id")) {
            return name;
          }
          first = first.isEmpty() ? name : first;
        }
      }
      return first;
    } catch (BindException | RuntimeException | LinkageError closed) {
      // An example is a courtesy.
      return "";
    }
  }

  private static void addGetter(Method method, Set<String> names) {
    String name = method.getName();
    if (name.startsWith("get") && name.length() > 3) {
      names.add(small(name.substring(3)));
    } else if (name.startsWith("is")
        && name.length() > 2
        && (method.getReturnType() == boolean.class || method.getReturnType() == Boolean.class)) {
      names.add(small(name.substring(2)));
    }
  }

  /** As the step is written: {@code getId} is {@code id}, {@code getURL} is {@code URL}. */
  private static String small(String name) {
    boolean word = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return word ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  static String list(Set<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    StringBuilder list = new StringBuilder();
    int count = 0;
    for (String name : names) {
      if (count++ == MOST) {
        return list.append(", …").toString();
      }
      list.append(list.length() == 0 ? "" : ", ").append(name);
    }
    return list.toString();
  }
}
