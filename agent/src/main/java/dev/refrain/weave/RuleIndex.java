package dev.refrain.weave;

import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.MethodPattern;
import dev.refrain.rules.Mode;
import dev.refrain.rules.Rule;
import dev.refrain.rules.RuleSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A snapshot of the rules in force, ordered for asking it of every class that is loaded. */
final class RuleIndex {
  final RuleSet rules;
  final List<CompiledPattern> patterns = new ArrayList<>();

  /** Patterns that name a type in full, by each spelling of it. */
  private final Map<String, List<CompiledPattern>> exact = new HashMap<>();

  /** The methods that patterns with a type in full name. */
  private final MethodNames methodNames = new MethodNames();

  private final PackageTrie globs = new PackageTrie();
  private final List<CompiledPattern> annotationPatterns = new ArrayList<>();
  private final List<byte[]> annotationNames = new ArrayList<>();
  private final Set<String> annotations = new HashSet<>();
  private boolean namesJdkTypes;

  RuleIndex(RuleSet rules) {
    this.rules = rules;
    for (Rule rule : rules.rules()) {
      if (!isOff(rule)) {
        for (MethodPattern method : rule.methods()) {
          add(new CompiledPattern(rule, method));
        }
      }
    }
  }

  /** A rule that is switched off weaves nothing. */
  static boolean isOff(Rule rule) {
    CacheSettings cache = rule.cache();
    return cache != null && cache.mode() == Mode.OFF;
  }

  private void add(CompiledPattern pattern) {
    patterns.add(pattern);
    String annotation = pattern.source.annotation();
    String prefix = pattern.globPrefix();
    if (annotation != null) {
      annotations.add(annotation);
      annotationPatterns.add(pattern);
      annotationNames.add(CompiledPattern.annotationDescriptor(annotation));
    } else if (prefix != null) {
      globs.add(prefix, pattern);
    } else {
      for (String name : CompiledPattern.spellings(pattern.source.type())) {
        List<CompiledPattern> same = exact.get(name);
        if (same == null) {
          same = new ArrayList<>(1);
          exact.put(name, same);
        }
        same.add(pattern);
      }
      methodNames.add(pattern.source.method());
      namesJdkTypes |= isJdkName(pattern.source.type().replace('.', '/'));
    }
  }

  static boolean isJdkName(String name) {
    return name.startsWith("java/")
        || name.startsWith("javax/")
        || name.startsWith("jdk/")
        || name.startsWith("sun/")
        || name.startsWith("com/sun/");
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** The patterns that mean a type of this name by its name alone; {@code null}: none. */
  @Nullable List<CompiledPattern> byName(String name) {
    List<CompiledPattern> named = exact.get(name);
    return globs.collect(name, named == null ? null : new ArrayList<>(named));
  }

  boolean namesTypes() {
    return !exact.isEmpty();
  }

  boolean namesJdkTypes() {
    return namesJdkTypes;
  }

  boolean namesType(String name) {
    return exact.containsKey(name);
  }

  /** Whether a method of the class may be meant by a pattern for one of its supertypes. */
  boolean namesMethodOf(ClassFile file) {
    return methodNames.mayBeIn(file);
  }

  List<CompiledPattern> ofType(String name) {
    List<CompiledPattern> named = exact.get(name);
    return named == null ? Collections.<CompiledPattern>emptyList() : named;
  }

  boolean namesAnnotations() {
    return !annotationNames.isEmpty();
  }

  /** Whether it names annotations for which no class was searched under the other rules. */
  boolean namesAnnotationsBeyond(RuleIndex other) {
    return !other.annotations.containsAll(annotations);
  }

  /** The patterns whose annotation the class file mentions somewhere; {@code null}: none. */
  @Nullable List<CompiledPattern> byAnnotation(ClassFile file) {
    List<CompiledPattern> found = null;
    for (int i = 0; i < annotationNames.size(); i++) {
      if (file.mentions(annotationNames.get(i))) {
        if (found == null) {
          found = new ArrayList<>();
        }
        found.add(annotationPatterns.get(i));
      }
    }
    return found;
  }

  /** The patterns whose annotation some method of this type bears. */
  List<CompiledPattern> byAnnotation(ClassSketch type) {
    List<CompiledPattern> found = new ArrayList<>();
    for (CompiledPattern pattern : annotationPatterns) {
      for (MethodSketch method : type.methods) {
        if (!found.contains(pattern) && pattern.fits(method)) {
          found.add(pattern);
        }
      }
    }
    return found;
  }
}
