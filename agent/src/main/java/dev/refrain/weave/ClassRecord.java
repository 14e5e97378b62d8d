package dev.refrain.weave;

import dev.refrain.call.MethodFacts;
import dev.refrain.rules.Rule;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** What is remembered of a class whose type some rule meant. Refers to no class. Thread-safe. */
final class ClassRecord {
  private volatile ClassSketch sketch;
  private final ConcurrentMap<String, MethodRecord> methods = new ConcurrentHashMap<>();

  ClassRecord(ClassSketch sketch) {
    this.sketch = sketch;
  }

  ClassSketch sketch() {
    return sketch;
  }

  @Nullable MethodRecord method(String id) {
    return methods.get(id);
  }

  Collection<MethodRecord> methods() {
    return methods.values();
  }

  /** The class is about to be defined, or defined again, with the door in these methods. */
  void update(ClassSketch type, Map<MethodSketch, List<Rule>> matches) {
    sketch = type;
    assign(matches);
  }

  /** No rule means the type any more. */
  void unweave() {
    for (MethodRecord method : methods.values()) {
      method.setRules(null);
    }
  }

  /** Other rules mean these methods from now on. */
  void assign(Map<MethodSketch, List<Rule>> matches) {
    Set<String> woven = new HashSet<>();
    for (Map.Entry<MethodSketch, List<Rule>> match : matches.entrySet()) {
      MethodSketch method = match.getKey();
      woven.add(method.id());
      record(method).setRules(match.getValue());
    }
    keepOnly(woven);
  }

  /** The class keeps the code that it has, with the door in these methods and no others. */
  void keepOnly(Set<String> woven) {
    for (Map.Entry<String, MethodRecord> known : methods.entrySet()) {
      if (!woven.contains(known.getKey())) {
        known.getValue().setRules(null);
      }
    }
  }

  private MethodRecord record(MethodSketch method) {
    MethodRecord known = methods.get(method.id());
    if (known == null) {
      MethodFacts facts =
          new MethodFacts(
              sketch.javaName(),
              method.name,
              method.descriptor,
              method.access,
              method.parameterNames);
      known = new MethodRecord(facts);
      MethodRecord other = methods.putIfAbsent(method.id(), known);
      known = other == null ? known : other;
    }
    return known;
  }

  /** The ids of the methods that have the door in them. */
  Set<String> woven() {
    Set<String> woven = new HashSet<>();
    for (Map.Entry<String, MethodRecord> method : methods.entrySet()) {
      if (method.getValue().isWoven()) {
        woven.add(method.getKey());
      }
    }
    return woven;
  }
}
