package dev.refrain.weave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Finds the methods of a type that rules name. For one thread. */
final class TypeMembers {
  private final ClassFiles files;
  private final LoaderMemory memory;

  TypeMembers(ClassFiles files, LoaderMemory memory) {
    this.files = files;
    this.memory = memory;
  }

  /** The methods that the type declares; {@code null}: it cannot be read. */
  @Nullable List<TypeMember> declared(String name) {
    ConcurrentMap<String, List<TypeMember>> known = memory.declared;
    List<TypeMember> found = known.get(name);
    if (found == null) {
      ClassSketch type = sketch(name);
      if (type == null) {
        return null;
      }
      found = Collections.unmodifiableList(members(type));
      known.put(name, found);
    }
    return found;
  }

  /** The methods that it inherits, as far as the types above it can be read. */
  List<TypeMember> inherited(String name) {
    List<TypeMember> found = memory.inherited.get(name);
    if (found == null) {
      found = new ArrayList<>();
      Set<String> visited = new HashSet<>();
      ClassSketch type = sketch(name);
      if (type != null) {
        collectAbove(type, found, visited);
      }
      found = Collections.unmodifiableList(found);
      memory.inherited.put(name, found);
    }
    return found;
  }

  private void collectAbove(ClassSketch type, List<TypeMember> found, Set<String> visited) {
    if (type.superName != null) {
      collect(type.superName, found, visited);
    }
    for (String each : type.interfaces) {
      collect(each, found, visited);
    }
  }

  private void collect(String name, List<TypeMember> found, Set<String> visited) {
    if (name.equals("java/lang/Object") || !visited.add(name)) {
      return;
    }
    ClassSketch type = sketch(name);
    if (type != null) {
      found.addAll(members(type));
      collectAbove(type, found, visited);
    }
  }

  private static List<TypeMember> members(ClassSketch type) {
    List<TypeMember> members = new ArrayList<>();
    for (MethodSketch method : type.methods) {
      members.add(new TypeMember(type.name, method));
    }
    return members;
  }

  private @Nullable ClassSketch sketch(String name) {
    ClassRecord record = memory.record(name);
    if (record != null) {
      return record.sketch();
    }
    ClassFile file = files.read(name);
    return file == null ? null : file.sketch();
  }
}
