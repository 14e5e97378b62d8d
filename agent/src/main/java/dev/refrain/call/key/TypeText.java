package dev.refrain.call.key;

/** How messages name a type. */
final class TypeText {
  private TypeText() {}

  /** As it is written in the source; without the package that nobody writes. */
  static String of(Class<?> type) {
    String name = type.getTypeName();
    String simple = name.startsWith("java.lang.") ? name.substring("java.lang.".length()) : name;
    return simple.indexOf('.') < 0 ? simple : name;
  }
}
