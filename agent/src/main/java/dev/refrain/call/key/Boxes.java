package dev.refrain.call.key;

import java.lang.invoke.MethodType;

/** The classes of values as seen in an {@code Object}. */
final class Boxes {
  private Boxes() {}

  /** The box of a primitive type; any other type itself. */
  static Class<?> of(Class<?> type) {
    return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
  }

  /** The primitive type of a box; any other type itself. */
  static Class<?> primitive(Class<?> type) {
    return MethodType.methodType(type).unwrap().returnType();
  }
}
