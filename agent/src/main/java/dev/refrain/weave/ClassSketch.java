package dev.refrain.weave;

import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a class file says of a type that rules may mean. Immutable; refers to no class. */
final class ClassSketch {
  /** As class files write it: {@code com/acme/Outer$Inner}. */
  final String name;

  final int access;
  final @Nullable String superName;
  final List<String> interfaces;
  final List<MethodSketch> methods;

  ClassSketch(
      String name,
      int access,
      @Nullable String superName,
      List<String> interfaces,
      List<MethodSketch> methods) {
    this.name = name;
    this.access = access;
    this.superName = superName;
    this.interfaces = Collections.unmodifiableList(interfaces);
    this.methods = Collections.unmodifiableList(methods);
  }

  boolean isInterface() {
    return Modifier.isInterface(access);
  }

  String javaName() {
    return name.replace('/', '.');
  }
}
