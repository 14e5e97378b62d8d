package dev.refrain.weave;

import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a class file says of one method. Immutable. */
final class MethodSketch {
  static final int PRIVATE = Modifier.PRIVATE;
  static final int STATIC = Modifier.STATIC;

  private static final int BRIDGE = 0x0040;
  private static final int SYNTHETIC = 0x1000;

  final int access;
  final String name;
  final String descriptor;

  /** The slots of its frame, or -1 where it has no body. */
  final int maxLocals;

  /** Descriptors of the annotations on it. */
  final List<String> annotations;

  final @Nullable List<String> parameterNames;

  /** Of a bridge: the descriptor of the method that it leads to, where that can be told. */
  final @Nullable String bridged;

  MethodSketch(
      int access,
      String name,
      String descriptor,
      int maxLocals,
      List<String> annotations,
      @Nullable List<String> parameterNames,
      @Nullable String bridged) {
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
    this.maxLocals = maxLocals;
    this.annotations = annotations;
    this.parameterNames = parameterNames;
    this.bridged = bridged;
  }

  MethodSketch annotated(List<String> others) {
    return new MethodSketch(access, name, descriptor, maxLocals, others, parameterNames, bridged);
  }

  String id() {
    return name + descriptor;
  }

  /** The part of the descriptor that overriding goes by. */
  String parameters() {
    return descriptor.substring(0, descriptor.indexOf(')') + 1);
  }

  boolean hasBody() {
    return maxLocals >= 0;
  }

  boolean isBridge() {
    return (access & BRIDGE) != 0;
  }

  /** Whether this is a bridge with these parameters that leads, or may lead, to that method. */
  boolean isBridge(String parameters, MethodSketch to) {
    return isBridge()
        && name.equals(to.name)
        && parameters().equals(parameters)
        && (bridged == null
            ? ParameterTypes.of(descriptor).length == ParameterTypes.of(to.descriptor).length
            : bridged.equals(to.descriptor));
  }

  /** Written by a person: not a constructor, an initialiser, a bridge or a lambda's body. */
  boolean isNamed() {
    return (access & (BRIDGE | SYNTHETIC)) == 0 && name.charAt(0) != '<';
  }

  boolean isNative() {
    return Modifier.isNative(access);
  }

  /** Whether a method of a subtype can stand in for it. */
  boolean canBeOverridden() {
    return (access & (PRIVATE | STATIC | Modifier.FINAL)) == 0 && name.charAt(0) != '<';
  }

  /** As in a message: {@code find(String, Venue)}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append('(');
    String[] types = ParameterTypes.of(descriptor);
    for (int i = 0; i < types.length; i++) {
      text.append(i == 0 ? "" : ", ").append(ParameterTypes.simpleName(types[i]));
    }
    return text.append(')').toString();
  }
}
