package dev.refrain.codec;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A declared type without variables: a class and the types of its arguments. Immutable. */
final class ValueType {
  static final ValueType OBJECT = new ValueType(Object.class, Collections.<ValueType>emptyList());

  private final Class<?> raw;

  /** Of an array: its component alone. Of a generic class that is used raw: none. */
  private final List<ValueType> arguments;

  private ValueType(Class<?> raw, List<ValueType> arguments) {
    this.raw = raw;
    this.arguments = arguments;
  }

  static ValueType of(Type type) {
    return resolve(type, Collections.<TypeVariable<?>, ValueType>emptyMap());
  }

  /**
   * The type of an object of a class found where a type is declared: {@code ArrayList<Quote>} for
   * an {@code ArrayList} in place of a {@code List<Quote>}.
   */
  @SuppressWarnings("ReferenceEquality") // stand-ins for variables are told apart as objects
  static ValueType narrowed(Class<?> concrete, ValueType declared) {
    TypeVariable<?>[] variables = concrete.getTypeParameters();
    if (variables.length == 0 || concrete == declared.raw) {
      return concrete == declared.raw ? declared : of(concrete);
    }
    List<ValueType> own = new ArrayList<>();
    for (int i = 0; i < variables.length; i++) {
      // Each an object of its own, to be recognised where the supertype uses it.
      own.add(new ValueType(erasure(variables[i]), new ArrayList<ValueType>()));
    }
    ValueType above = new ValueType(concrete, own).as(declared.raw);
    if (above != null && above.arguments.size() == declared.arguments.size()) {
      for (int i = 0; i < above.arguments.size(); i++) {
        for (int j = 0; j < own.size(); j++) {
          if (own.get(j) == above.arguments.get(i)) {
            own.set(j, declared.arguments.get(i));
          }
        }
      }
    }
    return new ValueType(concrete, own);
  }

  Class<?> raw() {
    return raw;
  }

  /** An argument; {@code Object} where there is none. */
  ValueType argument(int index) {
    return index < arguments.size() ? arguments.get(index) : OBJECT;
  }

  /** This type seen as one of its supertypes, or {@code null} if it is none. */
  @Nullable ValueType as(Class<?> target) {
    if (raw == target) {
      return this;
    }
    if (!target.isAssignableFrom(raw)) {
      return null;
    }
    List<Type> above = new ArrayList<>(Arrays.asList(raw.getGenericInterfaces()));
    if (raw.getGenericSuperclass() != null) {
      above.add(raw.getGenericSuperclass());
    }
    for (int i = 0; i < above.size(); i++) {
      if (target.isAssignableFrom(erasure(above.get(i)))) {
        return inside(above.get(i)).as(target);
      }
    }
    return target == Object.class ? OBJECT : null;
  }

  /** A type that is written inside this class, such as a field's. */
  ValueType inside(Type type) {
    TypeVariable<?>[] variables = raw.getTypeParameters();
    Map<TypeVariable<?>, ValueType> bindings = new HashMap<>();
    for (int i = 0; i < variables.length && i < arguments.size(); i++) {
      bindings.put(variables[i], arguments.get(i));
    }
    return resolve(type, bindings);
  }

  private static ValueType resolve(Type type, Map<TypeVariable<?>, ValueType> bindings) {
    if (type instanceof Class) {
      Class<?> plain = (Class<?>) type;
      Class<?> component = plain.getComponentType();
      return component == null
          ? new ValueType(plain, Collections.<ValueType>emptyList())
          : new ValueType(plain, Collections.singletonList(resolve(component, bindings)));
    }
    if (type instanceof ParameterizedType) {
      List<ValueType> arguments = new ArrayList<>();
      for (Type each : ((ParameterizedType) type).getActualTypeArguments()) {
        arguments.add(resolve(each, bindings));
      }
      return new ValueType(erasure(type), arguments);
    }
    if (type instanceof GenericArrayType) {
      ValueType component = resolve(((GenericArrayType) type).getGenericComponentType(), bindings);
      return new ValueType(arrayOf(component.raw), Collections.singletonList(component));
    }
    if (type instanceof WildcardType) {
      return resolve(((WildcardType) type).getUpperBounds()[0], bindings);
    }
    ValueType bound = bindings.get(type);
    // The bound of a variable may speak of the variable itself: its class is enough.
    return bound != null ? bound : of(erasure(type));
  }

  static Class<?> erasure(Type type) {
    if (type instanceof Class) {
      return (Class<?>) type;
    }
    if (type instanceof ParameterizedType) {
      return (Class<?>) ((ParameterizedType) type).getRawType();
    }
    if (type instanceof GenericArrayType) {
      return arrayOf(erasure(((GenericArrayType) type).getGenericComponentType()));
    }
    if (type instanceof WildcardType) {
      return erasure(((WildcardType) type).getUpperBounds()[0]);
    }
    return erasure(((TypeVariable<?>) type).getBounds()[0]);
  }

  private static Class<?> arrayOf(Class<?> component) {
    return Array.newInstance(component, 0).getClass();
  }

  @Override
  public int hashCode() {
    return raw.hashCode() * 31 + arguments.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ValueType
        && ((ValueType) other).raw == raw
        && ((ValueType) other).arguments.equals(arguments);
  }

  /** As it would be written in a program, with whole names: the same on each Java version. */
  @Override
  public String toString() {
    if (raw.isArray()) {
      return arguments.get(0) + "[]";
    }
    if (arguments.isEmpty()) {
      return raw.getName();
    }
    StringBuilder text = new StringBuilder(raw.getName()).append('<');
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? "" : ",").append(arguments.get(i));
    }
    return text.append('>').toString();
  }
}
