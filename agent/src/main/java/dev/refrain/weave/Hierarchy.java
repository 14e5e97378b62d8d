package dev.refrain.weave;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks up from a type to the types that rules name, by class files and without loading a class: a
 * supertype that was not seen yet is read through the loader.
 */
final class Hierarchy {
  private static final String[] NONE = {};
  private static final int DEEPEST = 200;

  private Hierarchy() {}

  /** The types above this one that rules name, itself not included. */
  static String[] above(
      RuleIndex index, ClassLoader loader, LoaderMemory memory, ClassFile file, String name) {
    String[] above = above(index, loader, memory.ancestry(index), file, 0);
    memory.ancestry(index).put(name, index.namesType(name) ? with(above, name) : above);
    return above;
  }

  private static String[] above(
      RuleIndex index,
      ClassLoader loader,
      ConcurrentMap<String, String[]> known,
      ClassFile file,
      int depth) {
    String[] above = NONE;
    if (file.superName != null) {
      above = merge(above, self(index, loader, known, file.superName, depth));
    }
    for (String type : file.interfaces) {
      above = merge(above, self(index, loader, known, type, depth));
    }
    return above;
  }

  /** The named types from this one up, itself included. */
  private static String[] self(
      RuleIndex index,
      ClassLoader loader,
      ConcurrentMap<String, String[]> known,
      String name,
      int depth) {
    if (name.equals("java/lang/Object")
        || depth > DEEPEST
        || (!index.namesJdkTypes() && RuleIndex.isJdkName(name))) {
      return NONE;
    }
    String[] found = known.get(name);
    if (found == null) {
      ClassFile file = read(loader, name);
      found = file == null ? NONE : above(index, loader, known, file, depth + 1);
      found = index.namesType(name) ? with(found, name) : found;
      known.put(name, found);
    }
    return found;
  }

  /** The same for a class that is loaded. */
  static String[] above(RuleIndex index, Class<?> type) {
    String[] above = NONE;
    Class<?> parent = type.getSuperclass();
    if (parent != null) {
      above = merge(above, self(index, parent));
    }
    for (Class<?> each : type.getInterfaces()) {
      above = merge(above, self(index, each));
    }
    return above;
  }

  private static String[] self(RuleIndex index, Class<?> type) {
    if (type.getClassLoader() == null && !index.namesJdkTypes()) {
      return NONE;
    }
    String[] above = above(index, type);
    String name = type.getName().replace('.', '/');
    return index.namesType(name) ? with(above, name) : above;
  }

  /** The methods that a named type declares or inherits; {@code null}: it cannot be read. */
  static @Nullable List<TypeMember> members(ClassLoader loader, LoaderMemory memory, String name) {
    List<TypeMember> known = memory.members.get(name);
    if (known == null) {
      List<TypeMember> found = new ArrayList<>();
      collect(loader, memory, name, found, 0);
      known = Collections.unmodifiableList(found);
      memory.members.put(name, known);
    }
    return known.isEmpty() ? null : known;
  }

  private static void collect(
      ClassLoader loader, LoaderMemory memory, String name, List<TypeMember> found, int depth) {
    if (name.equals("java/lang/Object") || depth > DEEPEST) {
      return;
    }
    ClassSketch type = sketch(loader, memory, name);
    if (type == null) {
      return;
    }
    for (MethodSketch method : type.methods) {
      found.add(new TypeMember(name, method));
    }
    if (type.superName != null) {
      collect(loader, memory, type.superName, found, depth + 1);
    }
    for (String each : type.interfaces) {
      collect(loader, memory, each, found, depth + 1);
    }
  }

  private static @Nullable ClassSketch sketch(
      ClassLoader loader, LoaderMemory memory, String name) {
    ClassRecord record = memory.record(name);
    if (record != null) {
      return record.sketch();
    }
    ClassFile file = read(loader, name);
    return file == null ? null : file.sketch();
  }

  /** The class file of a type, read as a resource; {@code null} where the loader has none. */
  static @Nullable ClassFile read(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      if (in == null) {
        return null;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
      return new ClassFile(bytes.toByteArray());
    } catch (IOException | RuntimeException unreadable) {
      return null; // an application's loader may fail in any way; the type then counts as unknown
    }
  }

  private static String[] merge(String[] some, String[] others) {
    String[] all = some;
    for (String other : others) {
      all = with(all, other);
    }
    return all;
  }

  private static String[] with(String[] some, String other) {
    for (String each : some) {
      if (each.equals(other)) {
        return some;
      }
    }
    String[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = other;
    return all;
  }
}
