package dev.refrain.call;

/** The shapes in which a method may give its result; named as the methods of {@link Repository}. */
enum Shape {
  PLAIN,
  COMPLETABLE,
  STAGE,
  FUTURE;

  boolean isPlain() {
    return this == PLAIN;
  }

  String method() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
