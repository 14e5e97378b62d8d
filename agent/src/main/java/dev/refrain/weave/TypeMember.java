package dev.refrain.weave;

/** A method that a named type declares or inherits. Immutable. */
final class TypeMember {
  /** As class files write it. */
  final String owner;

  final MethodSketch method;

  TypeMember(String owner, MethodSketch method) {
    this.owner = owner;
    this.method = method;
  }
}
