package dev.refrain.weave;

import dev.refrain.rules.Rule;
import java.util.List;
import java.util.Map;

/** A type that some rule means, and the methods of it to weave; there may be none. */
final class ClassMatch {
  final ClassSketch type;

  /** The rules of each method, in file order. */
  final Map<MethodSketch, List<Rule>> methods;

  ClassMatch(ClassSketch type, Map<MethodSketch, List<Rule>> methods) {
    this.type = type;
    this.methods = methods;
  }
}
