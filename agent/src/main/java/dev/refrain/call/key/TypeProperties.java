package dev.refrain.call.key;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;

/** The names of a type's properties, for messages. */
final class TypeProperties {
  /** What most often tells one object from another. */
  private static final String[] TELLING = {"id", "key", "code", "name", "value", "get"};

  private TypeProperties() {}

  static String missing(Class<?> type, String name) {
    return type.getTypeName()
        + " has no property '"
        + name
        + "'"
        + NameList.after(name, names(type));
  }

  /** What methods and fields show; what every object has is left out. */
  static Set<String> names(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Class<?> c : TypeMembers.lineage(type)) {
      if (c == Object.class) {
        continue;
      }
      for (Method method : c.getDeclaredMethods()) {
        if (TypeMembers.isGetter(method)
            && !Modifier.isPrivate(method.getModifiers())
            && !method.isSynthetic()) {
          names.add(property(method));
        }
      }
      for (Field field : c.getDeclaredFields()) {
        if (TypeMembers.isProperty(field) && !field.isSynthetic()) {
          names.add(field.getName());
        }
      }
    }
    if (type.isArray()) {
      names.add("length");
    }
    names.remove("hashCode");
    names.remove("toString");
    return names;
  }

  /** As a step is written: {@code getId} is {@code id}, {@code getURL} is {@code URL}. */
  private static String property(Method method) {
    String name = method.getName();
    if (name.startsWith("get") && name.length() > 3) {
      return small(name.substring(3));
    }
    Class<?> gives = method.getReturnType();
    boolean truth = gives == boolean.class || gives == Boolean.class;
    return truth && name.startsWith("is") && name.length() > 2 ? small(name.substring(2)) : name;
  }

  private static String small(String name) {
    boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return acronym ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** A property that would do as a part of a key, in place of the whole; empty: none. */
  static String example(Class<?> type) {
    if (CharSequence.class.isAssignableFrom(type)) {
      return "toString";
    }
    try {
      for (String name : TELLING) {
        PropertyStep step = PropertyFinder.search(type, name, null);
        if (step != null && Freezer.isPlain(Boxes.of(step.type()))) {
          return name;
        }
      }
      for (String name : names(type)) {
        PropertyStep step = PropertyFinder.search(type, name, null);
        if (step != null && Freezer.isPlain(Boxes.of(step.type()))) {
          return name;
        }
      }
    } catch (BindException | RuntimeException | LinkageError closed) {
      // An example is a courtesy; what is wrong with the type is told where it is used.
    }
    return "";
  }
}
