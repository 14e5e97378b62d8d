package dev.refrain.codec;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The classes that a declared type names: its own, those of its arguments and fields, and so on; of
 * a sealed type those it permits, of another abstract one those that are nested in it.
 */
final class TypeClosure {
  /** A value of more classes than this is no value but half the application. */
  private static final int MAXIMUM = 2000;

  private final Map<String, Class<?>> classes = new LinkedHashMap<>();
  private final Deque<Class<?>> unseen = new ArrayDeque<>();

  private TypeClosure() {}

  static Map<String, Class<?>> of(Type declared) throws LossyValueException {
    TypeClosure closure = new TypeClosure();
    closure.add(declared);
    Class<?> next;
    while ((next = closure.unseen.poll()) != null) {
      closure.look(next);
      if (closure.classes.size() > MAXIMUM) {
        throw new LossyValueException(
            ValueType.of(declared) + " reaches more than " + MAXIMUM + " classes by its fields");
      }
    }
    return closure.classes;
  }

  static boolean isOpen(Class<?> type) {
    return Modifier.isAbstract(type.getModifiers()) && !type.isArray() && !type.isPrimitive();
  }

  private void look(Class<?> type) {
    if (ClassKinds.isPlatform(type)) {
      return;
    }
    if (type.getGenericSuperclass() != null) {
      add(type.getGenericSuperclass());
    }
    for (Field field : type.getDeclaredFields()) {
      if (ClassFields.isPart(field)) {
        add(field.getGenericType());
      }
    }
    if (isOpen(type) && !type.isEnum()) {
      addAll(ClassKinds.permitted(type), type);
      addAll(type.getDeclaredClasses(), type);
    }
  }

  private void addAll(Class<?>[] candidates, Class<?> above) {
    for (Class<?> each : candidates) {
      if (above.isAssignableFrom(each)) {
        add(each);
      }
    }
  }

  private void add(Type type) {
    if (type instanceof ParameterizedType) {
      addEach(((ParameterizedType) type).getActualTypeArguments());
    } else if (type instanceof WildcardType) {
      addEach(((WildcardType) type).getUpperBounds());
      return;
    } else if (type instanceof GenericArrayType) {
      add(((GenericArrayType) type).getGenericComponentType());
      return;
    }
    Class<?> raw = ValueType.erasure(type);
    while (raw.isArray()) {
      raw = raw.getComponentType();
    }
    if (!raw.isPrimitive() && classes.put(raw.getName(), raw) == null) {
      unseen.add(raw);
    }
  }

  private void addEach(Type[] types) {
    for (Type each : types) {
      add(each);
    }
  }
}
