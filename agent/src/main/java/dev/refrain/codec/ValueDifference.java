package dev.refrain.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values to the last field. An application's own {@code equals} is not trusted: that
 * of an entity often compares its id alone. For one use by one thread.
 */
final class ValueDifference {
  /** Objects that are being compared, or were, by the one they are compared with. */
  private final IdentityHashMap<Object, Object> begun = new IdentityHashMap<>();

  /**
   * Where two values differ: the path from the value, such as {@code .venue.secret}; {@code null}
   * if they don't.
   */
  @Nullable String find(@Nullable Object left, @Nullable Object right) {
    if (left == right) {
      return null;
    }
    if (left == null || right == null) {
      return "";
    }
    Class<?> type = left.getClass();
    if (type.isArray() || isPair(left, right)) {
      if (begun.put(left, right) == right) {
        return null;
      }
      String path = type.isArray() ? inArrays(left, right) : inCollections(left, right);
      // A collection of the application's may have fields beside its elements.
      return path == null && type == right.getClass() && !ClassKinds.isPlatform(type)
          ? inFields(left, right)
          : path;
    }
    if (type != right.getClass()) {
      return "";
    }
    if (left instanceof Enum) {
      return "";
    }
    if (left instanceof Optional) {
      return find(((Optional<?>) left).orElse(null), ((Optional<?>) right).orElse(null));
    }
    if (left instanceof Map.Entry && ClassKinds.isPlatform(type)) {
      String inKey = find(((Map.Entry<?, ?>) left).getKey(), ((Map.Entry<?, ?>) right).getKey());
      return inKey != null
          ? inKey
          : find(((Map.Entry<?, ?>) left).getValue(), ((Map.Entry<?, ?>) right).getValue());
    }
    if (ClassKinds.isPlatform(type)) {
      return isEqual(left, right) ? null : "";
    }
    return begun.put(left, right) == right ? null : inFields(left, right);
  }

  private static boolean isPair(Object left, Object right) {
    return (left instanceof Map && right instanceof Map)
        || (left instanceof List && right instanceof List)
        || (left instanceof Set && right instanceof Set)
        || (left instanceof Collection
            && right instanceof Collection
            && !(left instanceof List || left instanceof Set));
  }

  private @Nullable String inArrays(Object left, Object right) {
    int length = Array.getLength(left);
    if (left.getClass() != right.getClass() || length != Array.getLength(right)) {
      return "";
    }
    for (int i = 0; i < length; i++) {
      String path = find(Array.get(left, i), Array.get(right, i));
      if (path != null) {
        return "[" + i + "]" + path;
      }
    }
    return null;
  }

  private @Nullable String inCollections(Object left, Object right) {
    if (left instanceof Map) {
      return inMaps((Map<?, ?>) left, (Map<?, ?>) right);
    }
    Collection<?> one = (Collection<?>) left;
    Collection<?> other = (Collection<?>) right;
    if (one.size() != other.size()) {
      return "";
    }
    Iterator<?> others = other.iterator();
    int index = 0;
    for (Object each : one) {
      String path = find(each, others.next());
      if (path != null) {
        // A set may have another order when it is built again.
        return one instanceof Set && other.containsAll(one) && one.containsAll(other)
            ? null
            : "[" + index + "]" + path;
      }
      index++;
    }
    return null;
  }

  private @Nullable String inMaps(Map<?, ?> left, Map<?, ?> right) {
    if (left.size() != right.size()) {
      return "";
    }
    Iterator<? extends Map.Entry<?, ?>> others = right.entrySet().iterator();
    for (Map.Entry<?, ?> each : left.entrySet()) {
      Map.Entry<?, ?> other = others.next();
      Object value = other.getValue();
      String path = find(each.getKey(), other.getKey());
      if (path != null) {
        if (!right.containsKey(each.getKey())) {
          return "{key}" + path;
        }
        value = right.get(each.getKey());
      }
      path = find(each.getValue(), value);
      if (path != null) {
        return "{value}" + path;
      }
    }
    return null;
  }

  private @Nullable String inFields(Object left, Object right) {
    for (Field field : ClassFields.of(left.getClass())) {
      String path;
      try {
        field.setAccessible(true);
        path = find(field.get(left), field.get(right));
      } catch (Exception e) {
        path = "";
      }
      boolean overlooked =
          Modifier.isTransient(field.getModifiers()) && overridesEquals(left) && left.equals(right);
      if (path != null && !overlooked) {
        return "." + field.getName() + path;
      }
    }
    return null;
  }

  private static boolean isEqual(Object left, Object right) {
    return overridesEquals(left)
        ? left.equals(right)
        // AtomicLong, StringBuilder and the like say themselves whole.
        : !left.toString().contains("@") && left.toString().equals(right.toString());
  }

  private static boolean overridesEquals(Object value) {
    try {
      return value.getClass().getMethod("equals", Object.class).getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
