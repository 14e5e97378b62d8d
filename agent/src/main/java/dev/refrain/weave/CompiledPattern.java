package dev.refrain.weave;

import dev.refrain.rules.MethodPattern;
import dev.refrain.rules.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One pattern of a rule, made ready to be asked of many classes. Thread-safe. */
final class CompiledPattern {
  final Rule rule;
  final MethodPattern source;

  private final @Nullable TypeGlob glob;
  private final AtomicReference<@Nullable String> complaint = new AtomicReference<>();

  /** Whether a method to weave was found for it; only ever becomes true. */
  private volatile boolean met;

  CompiledPattern(Rule rule, MethodPattern source) {
    this.rule = rule;
    this.source = source;
    this.glob =
        source.annotation() == null && !source.namesExactType()
            ? new TypeGlob(source.type())
            : null;
  }

  /** What the glob's every match begins with; only for patterns with wildcards in the type. */
  @Nullable String globPrefix() {
    return glob == null ? null : glob.prefix();
  }

  boolean meansTypeByGlob(String name) {
    return glob != null && glob.matches(name);
  }

  /** The ways in which class files may write an exactly named type: nested types have a dollar. */
  static List<String> spellings(String type) {
    List<String> spellings = new ArrayList<>();
    StringBuilder name = new StringBuilder(type.replace('.', '/'));
    spellings.add(name.toString());
    for (int i = name.length() - 1; i > 0; i--) {
      if (name.charAt(i) == '/') {
        name.setCharAt(i, '$');
        spellings.add(name.toString());
      }
    }
    return spellings;
  }

  /** How class files write an annotation, but for dollars before nested types. */
  static byte[] annotationDescriptor(String annotation) {
    return ("L" + annotation.replace('.', '/') + ";").getBytes(StandardCharsets.UTF_8);
  }

  /** Whether this method of a type that the pattern means is meant. */
  boolean fits(MethodSketch method) {
    String annotation = source.annotation();
    if (annotation != null) {
      return fitsAnnotation(method, annotation);
    }
    return fitsName(method) && fitsParameters(method);
  }

  boolean fitsName(MethodSketch method) {
    return method.name.charAt(0) != '<' && isMatch(source.method(), method.name);
  }

  private static boolean fitsAnnotation(MethodSketch method, String annotation) {
    String wanted = annotation.replace('$', '.');
    for (int i = 0; i < method.annotations.size(); i++) {
      if (ParameterTypes.name(method.annotations.get(i)).equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private boolean fitsParameters(MethodSketch method) {
    List<String> written = source.parameters();
    if (written == null) {
      return true;
    }
    String[] types = ParameterTypes.of(method.descriptor);
    if (types.length != written.size()) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (!ParameterTypes.isNamed(types[i], written.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a name fits a pattern in which {@code *} stands for any characters. */
  static boolean isMatch(String pattern, String name) {
    int at = 0;
    int step = 0;
    int star = -1;
    int starAt = 0;
    while (at < name.length()) {
      char wanted = step < pattern.length() ? pattern.charAt(step) : '\0';
      if (wanted == '*') {
        star = step++;
        starAt = at;
      } else if (wanted == name.charAt(at)) {
        step++;
        at++;
      } else if (star >= 0) {
        step = star + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (step < pattern.length() && pattern.charAt(step) == '*') {
      step++;
    }
    return step == pattern.length();
  }

  void meet() {
    if (!met) {
      met = true;
    }
  }

  boolean hasMet() {
    return met;
  }

  /** Keeps what is wrong with the pattern; true the first time, when it is worth a line. */
  boolean complain(String message) {
    return complaint.compareAndSet(null, message);
  }

  @Nullable String complaint() {
    return complaint.get();
  }
}
