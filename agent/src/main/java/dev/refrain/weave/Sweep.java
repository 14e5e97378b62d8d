package dev.refrain.weave;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the classes that are loaded already in line with the rules. For one thread at a time. */
final class Sweep {
  private static final Set<String> NOTHING = Collections.emptySet();

  private final Instrumentation instrumentation;
  private final WovenMethods woven;
  private final ClassMatcher matcher;
  private final MatchLog log;
  private RuleIndex last;

  /**
   * @param last the rules that the classes are in line with
   */
  Sweep(
      RuleIndex last,
      Instrumentation instrumentation,
      WovenMethods woven,
      ClassMatcher matcher,
      MatchLog log) {
    this.last = last;
    this.instrumentation = instrumentation;
    this.woven = woven;
    this.matcher = matcher;
    this.log = log;
  }

  void apply(RuleIndex index) {
    Set<Class<?>> seen = new HashSet<>();
    // Again until nothing is new: a class that was transformed under the old rules may show up only
    // after the first look.
    int before;
    do {
      before = seen.size();
      retransform(changed(index, seen));
    } while (seen.size() != before);
    last = index;
    for (ClassRecord record : woven.all()) {
      for (MethodRecord method : record.methods()) {
        method.rebind();
      }
    }
  }

  /** The classes to be woven anew, each with the methods that have the door so far. */
  private Map<Class<?>, Set<String>> changed(RuleIndex index, Set<Class<?>> seen) {
    Map<Class<?>, Set<String>> changed = new HashMap<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      ClassLoader loader = type.getClassLoader();
      if (loader == null && index.namesJdkTypes() && !Modifier.isAbstract(type.getModifiers())) {
        log.isOfTheJdk(type.getName(), index);
      }
      if (loader == null || !WeavingTransformer.isOfApplication(loader) || !seen.add(type)) {
        continue;
      }
      try {
        ClassRecord record = woven.find(type);
        Set<String> before = record == null ? NOTHING : record.woven();
        if (instrumentation.isModifiableClass(type) && isChanged(index, type, loader, record)) {
          changed.put(type, before);
        }
      } catch (Throwable failure) {
        log.failed(type.getName(), failure);
      }
    }
    return changed;
  }

  /** If not, the methods have their new rules already. */
  private boolean isChanged(
      RuleIndex index, Class<?> type, ClassLoader loader, @Nullable ClassRecord record) {
    if (record == null) {
      return !index.isEmpty() && matcher.mayMatch(index, last, type, loader);
    }
    ClassMatch match = matcher.match(index, type, loader, record.sketch());
    Set<String> after = new HashSet<>();
    for (MethodSketch method : match.methods.keySet()) {
      after.add(method.id());
    }
    if (!record.woven().equals(after)) {
      return true;
    }
    record.assign(match.methods);
    return false;
  }

  private void retransform(Map<Class<?>, Set<String>> types) {
    if (types.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(types.keySet().toArray(new Class<?>[0]));
    } catch (Throwable batch) {
      for (Map.Entry<Class<?>, Set<String>> type : types.entrySet()) {
        retransform(type.getKey(), type.getValue());
      }
    }
  }

  private void retransform(Class<?> type, Set<String> before) {
    try {
      instrumentation.retransformClasses(type);
    } catch (Throwable failure) {
      log.failed(type.getName(), failure);
      ClassRecord record = woven.find(type);
      if (record != null) {
        record.keepOnly(before);
      }
    }
  }
}
