package dev.refrain.weave;

import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Why a pattern has matched nothing so far, by the classes that are loaded. For one report. */
final class Unmatched {
  private final Instrumentation instrumentation;
  private Set<String> loaded = Collections.emptySet();

  Unmatched(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** The pattern's text, and what may be wrong with it. */
  String describe(CompiledPattern pattern) {
    String text = pattern.source.text();
    String complaint = pattern.complaint();
    if (complaint != null) {
      return complaint;
    }
    if (pattern.source.annotation() != null) {
      return text + ": no method of a class loaded so far bears it";
    }
    if (!pattern.source.namesExactType()) {
      return text + " matches no method of the classes loaded so far";
    }
    boolean isLoaded = RuleIndex.isJdkName(pattern.source.type().replace('.', '/'));
    for (String spelling : CompiledPattern.spellings(pattern.source.type())) {
      isLoaded |= loaded().contains(spelling.replace('/', '.'));
    }
    if (isLoaded) {
      return text + ": no class with such a method, and a body to it, was loaded";
    }
    List<String> nearest = NearestNames.types(loaded(), pattern.source.type());
    StringBuilder names = new StringBuilder();
    for (String name : nearest) {
      names.append(names.length() == 0 ? "; loaded: " : ", ").append(name);
    }
    return text + ": no such type was loaded" + names;
  }

  private Set<String> loaded() {
    if (loaded.isEmpty()) {
      loaded = new HashSet<>();
      for (Class<?> type : instrumentation.getAllLoadedClasses()) {
        if (!type.isArray() && WeavingTransformer.isOfApplication(type.getClassLoader())) {
          loaded.add(type.getName());
        }
      }
    }
    return loaded;
  }
}
