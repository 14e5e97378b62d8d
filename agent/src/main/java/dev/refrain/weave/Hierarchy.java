package dev.refrain.weave;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;

/**
 * Walks up from a type to the types that rules name, by class files and without loading a class: a
 * supertype that was not seen yet is read. For one thread.
 */
final class Hierarchy {
  private static final String[] NONE = {};

  private final RuleIndex index;
  private final ClassFiles files;
  private final ConcurrentMap<String, String[]> known;
  private final Set<String> visited = new HashSet<>();
  private final List<String> found = new ArrayList<>();

  private Hierarchy(RuleIndex index, ClassFiles files, LoaderMemory memory) {
    this.index = index;
    this.files = files;
    this.known = memory.supertypes(index.namesJdkTypes());
  }

  /** Remembers what a type directly extends, for the types below it. */
  static String[] see(RuleIndex index, LoaderMemory memory, ClassFile file, String name) {
    String[] direct = direct(index, file);
    memory.supertypes(index.namesJdkTypes()).put(name, direct);
    return direct;
  }

  /** The types that rules name among these and those above them. */
  static List<String> named(
      RuleIndex index, ClassFiles files, LoaderMemory memory, String[] direct) {
    Hierarchy walk = new Hierarchy(index, files, memory);
    walk.visit(direct);
    return walk.found;
  }

  private void visit(String[] types) {
    for (String type : types) {
      if (visited.add(type)) {
        if (index.namesType(type)) {
          found.add(type);
        }
        String[] above = known.get(type);
        if (above == null) {
          ClassFile file = files.read(type);
          above = file == null ? NONE : direct(index, file);
          known.put(type, above);
        }
        visit(above);
      }
    }
  }

  /** What a type directly extends, without what no rule can be about. */
  private static String[] direct(RuleIndex index, ClassFile file) {
    List<String> direct = null;
    for (int i = -1; i < file.interfaces.length; i++) {
      String type = i < 0 ? file.superName : file.interfaces[i];
      if (type != null
          && !type.equals("java/lang/Object")
          && (index.namesJdkTypes() || !RuleIndex.isJdkName(type))) {
        if (direct == null) {
          direct = new ArrayList<>(file.interfaces.length + 1);
        }
        direct.add(type);
      }
    }
    return direct == null ? NONE : direct.toArray(NONE);
  }

  /** The types above a loaded one that rules name. */
  static List<String> named(RuleIndex index, Class<?> type) {
    List<String> found = new ArrayList<>();
    visitAbove(index, type, new HashSet<>(), found);
    return found;
  }

  private static void visitAbove(
      RuleIndex index, Class<?> type, Set<Class<?>> visited, List<String> found) {
    Class<?> parent = type.getSuperclass();
    if (parent != null) {
      visit(index, parent, visited, found);
    }
    for (Class<?> each : type.getInterfaces()) {
      visit(index, each, visited, found);
    }
  }

  private static void visit(
      RuleIndex index, Class<?> type, Set<Class<?>> visited, List<String> found) {
    if ((type.getClassLoader() == null && !index.namesJdkTypes()) || !visited.add(type)) {
      return;
    }
    String name = type.getName().replace('.', '/');
    if (index.namesType(name)) {
      found.add(name);
    }
    visitAbove(index, type, visited, found);
  }
}
