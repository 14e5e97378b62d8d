package dev.refrain.weave;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** What is remembered of the classes of one loader; dies with it. Thread-safe. */
final class LoaderMemory {
  private final ConcurrentMap<String, ClassRecord> records = new ConcurrentHashMap<>();

  /** The methods that types named by rules have or inherit. */
  final ConcurrentMap<String, List<TypeMember>> members = new ConcurrentHashMap<>();

  private volatile @Nullable Ancestry ancestry;

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

  /** The named supertypes of each type seen, as far as these rules name them. */
  ConcurrentMap<String, String[]> ancestry(RuleIndex index) {
    Ancestry known = ancestry;
    if (known == null || known.index != index) {
      known = new Ancestry(index);
      ancestry = known;
    }
    return known.named;
  }

  private static final class Ancestry {
    private final RuleIndex index;
    private final ConcurrentMap<String, String[]> named = new ConcurrentHashMap<>();

    private Ancestry(RuleIndex index) {
      this.index = index;
    }
  }
}
