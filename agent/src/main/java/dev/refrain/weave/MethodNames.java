package dev.refrain.weave;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of methods, with or without wildcards, to be looked for in many class files. */
final class MethodNames {
  private final List<byte[]> literalBytes = new ArrayList<>();
  private final Set<String> literals = new HashSet<>();
  private final List<String> wildcards = new ArrayList<>();

  void add(String name) {
    if (name.indexOf('*') >= 0) {
      wildcards.add(name);
    } else if (literals.add(name)) {
      literalBytes.add(name.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether the class file has a method of such a name. */
  boolean mayBeIn(ClassFile file) {
    boolean isMentioned = !wildcards.isEmpty();
    for (int i = 0; i < literalBytes.size() && !isMentioned; i++) {
      isMentioned = file.mentions(literalBytes.get(i));
    }
    if (isMentioned) {
      List<String> names = new MethodSection(file).names();
      for (int i = 0; i < names.size(); i++) {
        if (contains(names.get(i))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean contains(String name) {
    if (literals.contains(name)) {
      return true;
    }
    for (int i = 0; i < wildcards.size(); i++) {
      if (CompiledPattern.isMatch(wildcards.get(i), name)) {
        return true;
      }
    }
    return false;
  }
}
