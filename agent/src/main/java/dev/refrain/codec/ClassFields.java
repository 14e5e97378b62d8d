package dev.refrain.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** The fields of an application's objects, its superclasses' first. */
final class ClassFields {
  private ClassFields() {}

  /** All fields of an object but those of the JDK's own classes. */
  static List<Field> of(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> each : lineage(type)) {
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          fields.add(field);
        }
      }
    }
    return fields;
  }

  /** The class and its superclasses, the uppermost first, without the JDK's own. */
  static List<Class<?>> lineage(Class<?> type) {
    List<Class<?>> lineage = new ArrayList<>();
    for (Class<?> next = type;
        next != null && !ClassKinds.isPlatform(next);
        next = next.getSuperclass()) {
      lineage.add(0, next);
    }
    return lineage;
  }

  /** Whether a field belongs to the value; transient ones are said not to. */
  static boolean isPart(Field field) {
    return (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0
        && !field.isSynthetic();
  }
}
