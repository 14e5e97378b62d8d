package dev.refrain.weave;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods that rules mean, the cheap questions first: the type's name, then its
 * supertypes, then the annotations that the class file mentions, and only then its methods.
 */
final class ClassMatcher {
  private static final List<String> NOTHING = Collections.emptyList();

  private final WovenMethods woven;
  private final MatchLog log;

  ClassMatcher(WovenMethods woven, MatchLog log) {
    this.woven = woven;
    this.log = log;
  }

  /**
   * By the class file; {@code null}: no rule means the type.
   *
   * @param files where the types above it may be read
   * @param isLoaded whether the class is being retransformed
   */
  @Nullable ClassMatch match(
      RuleIndex index,
      ClassLoader loader,
      ClassFiles files,
      String name,
      byte[] bytes,
      boolean isLoaded) {
    List<CompiledPattern> direct = index.byName(name);
    boolean namesTypes = index.namesTypes();
    if (direct == null && !namesTypes && !index.namesAnnotations()) {
      return null;
    }
    ClassFile file = new ClassFile(bytes);
    LoaderMemory memory = woven.of(loader);
    List<String> above = NOTHING;
    if (namesTypes) {
      String[] supertypes = Hierarchy.see(index, memory, file, name);
      // The walk up may have to read class files: only for methods that could be overrides.
      if (supertypes.length > 0 && index.namesMethodOf(file)) {
        above = Hierarchy.named(index, files, memory, supertypes);
      }
    }
    ClassFile marked = null;
    List<CompiledPattern> annotated = null;
    if (index.namesAnnotations()) {
      // Of a loaded class the JVM shows only the annotations that programs may see.
      marked = isLoaded ? files.read(name) : null;
      annotated = index.byAnnotation(marked == null ? file : marked);
    }
    if (direct == null && above.isEmpty() && annotated == null) {
      return null;
    }
    String reason = NeverWoven.reason(loader, name);
    if (reason != null) {
      log.skipped(name, reason);
      return null;
    }
    ClassSketch type = file.sketch();
    if (marked != null) {
      type = type.annotatedAs(marked.sketch());
    }
    return new MethodMatcher(index, new TypeMembers(files, memory), log)
        .match(type, direct, above, annotated);
  }

  /** By what is remembered of the class file, for other rules than those it was loaded under. */
  ClassMatch match(RuleIndex index, Class<?> type, ClassLoader loader, ClassSketch sketch) {
    TypeMembers members = new TypeMembers(ClassFiles.of(type, loader), woven.of(loader));
    return new MethodMatcher(index, members, log)
        .match(
            sketch,
            index.byName(sketch.name),
            index.namesTypes() ? Hierarchy.named(index, type) : NOTHING,
            index.namesAnnotations() ? index.byAnnotation(sketch) : null);
  }

  /**
   * Whether a rule may mean a loaded class of which nothing is remembered.
   *
   * @param last the rules under which nothing meant it
   */
  boolean mayMatch(RuleIndex index, RuleIndex last, Class<?> type, ClassLoader loader) {
    String name = type.getName().replace('.', '/');
    if (index.byName(name) == null
        && !(index.namesTypes() && !Hierarchy.named(index, type).isEmpty())
        && !(index.namesAnnotationsBeyond(last) && mayBeAnnotated(index, type, loader, name))) {
      return false;
    }
    String reason = NeverWoven.reason(loader, name);
    if (reason != null) {
      log.skipped(name, reason);
    }
    return reason == null;
  }

  private static boolean mayBeAnnotated(
      RuleIndex index, Class<?> type, ClassLoader loader, String name) {
    ClassFile file = ClassFiles.of(type, loader).read(name);
    return file == null || index.byAnnotation(file) != null;
  }
}
