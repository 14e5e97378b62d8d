package dev.refrain.weave;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** What is remembered of the classes of one loader; dies with it. Thread-safe. */
final class LoaderMemory {
  private final ConcurrentMap<String, ClassRecord> records = new ConcurrentHashMap<>();

  /** The methods that types named by rules declare. */
  final ConcurrentMap<String, List<TypeMember>> declared = new ConcurrentHashMap<>();

  /** The methods that types named by rules inherit. */
  final ConcurrentMap<String, List<TypeMember>> inherited = new ConcurrentHashMap<>();

  private final ConcurrentMap<String, String[]> supertypes = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String[]> applicationSupertypes = new ConcurrentHashMap<>();

  /** By the name as class files write it. */
  @Nullable ClassRecord record(String name) {
    return records.get(name);
  }

  Collection<ClassRecord> records() {
    return records.values();
  }

  ClassRecord recordOf(ClassSketch type) {
    ClassRecord known = records.get(type.name);
    if (known == null) {
      known = new ClassRecord(type);
      ClassRecord other = records.putIfAbsent(type.name, known);
      known = other == null ? known : other;
    }
    return known;
  }

  /** What each type seen directly extends, with or without types of the JDK. */
  ConcurrentMap<String, String[]> supertypes(boolean withJdk) {
    return withJdk ? supertypes : applicationSupertypes;
  }
}
