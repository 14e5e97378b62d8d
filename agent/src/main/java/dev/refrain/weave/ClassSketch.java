package dev.refrain.weave;

import java.util.ArrayList;
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

  /** The same with the annotations that another version of the class file has. */
  ClassSketch annotatedAs(ClassSketch other) {
    List<MethodSketch> annotated = new ArrayList<>();
    for (MethodSketch method : methods) {
      MethodSketch found = method;
      for (MethodSketch same : other.methods) {
        if (same.name.equals(method.name) && same.descriptor.equals(method.descriptor)) {
          found = method.annotated(same.annotations);
        }
      }
      annotated.add(found);
    }
    return new ClassSketch(name, access, superName, interfaces, annotated);
  }

  String javaName() {
    return name.replace('/', '.');
  }
}
