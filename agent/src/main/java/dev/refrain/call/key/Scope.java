package dev.refrain.call.key;

import dev.refrain.call.MethodFacts;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an expression may refer to: one woven method seen from inside. Immutable. */
public final class Scope {
  private final Class<?> declaring;
  private final MethodFacts facts;
  private final Class<?>[] parameterTypes;
  private final @Nullable Class<?> resultType;
  private final MethodHandles.@Nullable Lookup at;

  /**
   * @param resultType what {@code result} is ({@code Object} if unknown); {@code null} where an
   *     expression may not name it
   * @param at the declaring class's own lookup; {@code null} for class files before Java 7
   */
  public Scope(
      Class<?> declaring,
      MethodFacts facts,
      Class<?>[] parameterTypes,
      @Nullable Class<?> resultType,
      MethodHandles.@Nullable Lookup at) {
    this.declaring = declaring;
    this.facts = facts;
    this.parameterTypes = parameterTypes.clone();
    this.resultType = resultType;
    this.at = at;
  }

  Class<?> declaring() {
    return declaring;
  }

  boolean isStatic() {
    return facts.isStatic();
  }

  @Nullable Class<?> resultType() {
    return resultType;
  }

  MethodHandles.@Nullable Lookup at() {
    return at;
  }

  int parameterCount() {
    return parameterTypes.length;
  }

  Class<?> parameterType(int index) {
    return parameterTypes[index];
  }

  /** The parameter of that name, or of the name {@code arg0}, {@code arg1}, …; -1: none. */
  int parameter(String name) {
    List<String> names = facts.parameterNames();
    int named = names == null ? -1 : names.indexOf(name);
    if (named >= 0) {
      return named;
    }
    for (int i = 0; i < parameterTypes.length; i++) {
      if (name.equals("arg" + i)) {
        return i;
      }
    }
    return -1;
  }

  /** The name of a parameter, as far as known. */
  String parameterName(int index) {
    List<String> names = facts.parameterNames();
    return names != null && index < names.size() ? names.get(index) : "arg" + index;
  }

  boolean hasParameterNames() {
    return facts.parameterNames() != null;
  }

  @Override
  public String toString() {
    return facts.toString();
  }
}
