package dev.refrain.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells values in which nothing can change: each caller may have the same. */
final class ImmutableValues {
  private static final Field[] CHANGEABLE = {};

  /** Deeper ones are copied; most are lists in disguise. */
  private static final int DEPTH = 8;

  /** Fields of the classes that have final ones only; {@link #CHANGEABLE} for others. */
  private final Map<Class<?>, Field[]> known = new ConcurrentHashMap<>();

  boolean has(@Nullable Object value) {
    return has(value, 0);
  }

  private boolean has(@Nullable Object value, int depth) {
    if (value == null || value instanceof Enum || JdkValues.isImmutable(value.getClass())) {
      return true;
    }
    if (depth == DEPTH) {
      return false;
    }
    if (value instanceof Optional) {
      return has(((Optional<?>) value).orElse(null), depth + 1);
    }
    Class<?> type = value.getClass();
    if (type.isArray() || ClassKinds.isPlatform(type)) {
      return false;
    }
    Field[] fields = known.get(type);
    if (fields == null) {
      fields = fields(type);
      known.put(type, fields);
    }
    if (fields == CHANGEABLE) {
      return false;
    }
    for (Field field : fields) {
      try {
        if (!has(field.get(value), depth + 1)) {
          return false;
        }
      } catch (IllegalAccessException e) {
        return false;
      }
    }
    return true;
  }

  private static Field[] fields(Class<?> type) {
    if (ClassKinds.refusal(type) != null) {
      return CHANGEABLE;
    }
    try {
      Field[] fields = ClassFields.of(type).toArray(new Field[0]);
      for (Field field : fields) {
        if (!Modifier.isFinal(field.getModifiers())) {
          return CHANGEABLE;
        }
        field.setAccessible(true);
      }
      // What a superclass of the JDK holds can't be seen.
      Class<?> above = type;
      while (!ClassKinds.isPlatform(above)) {
        above = above.getSuperclass();
      }
      boolean plain = above == Object.class || above.getName().equals("java.lang.Record");
      return plain ? fields : CHANGEABLE;
    } catch (RuntimeException | LinkageError e) {
      return CHANGEABLE;
    }
  }
}
