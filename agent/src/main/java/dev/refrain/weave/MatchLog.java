package dev.refrain.weave;

import dev.refrain.observe.Log;
import dev.refrain.rules.Problem;
import dev.refrain.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The lines that say what matching and weaving found; few, unless debugging. Thread-safe. */
final class MatchLog {
  private static final int MOST_LINES = 50;
  private static final int MOST_METHODS = 10;

  private final Log log;
  private final AtomicInteger lines = new AtomicInteger();

  MatchLog(Log log) {
    this.log = log;
  }

  /** A pattern names this type in full, but none of its methods. */
  void missed(
      CompiledPattern pattern,
      ClassSketch type,
      @Nullable MethodSketch bodiless,
      @Nullable TypeMember inherited) {
    if (inherited != null && !inherited.method.hasBody()) {
      return; // the implementations of an inherited method are meant
    }
    String message;
    if (bodiless != null) {
      message = " is native: there is no body to put a cache before";
    } else if (inherited != null) {
      message =
          " matches no method of its own; it inherits "
              + inherited.method
              + " from "
              + inherited.owner.replace('/', '.')
              + ": name that type";
    } else {
      message = " matches no method; the type has: " + methods(type, pattern);
    }
    String complaint = pattern.source.text() + message;
    if (pattern.complain(complaint)) {
      line(new Problem(pattern.source.place(), complaint).toString());
    }
  }

  /** A class of the JDK is loaded; a pattern that names it can mean its subclasses only. */
  void isOfTheJdk(String type, RuleIndex index) {
    List<CompiledPattern> patterns = index.ofType(type.replace('.', '/'));
    for (int i = 0; i < patterns.size(); i++) {
      CompiledPattern pattern = patterns.get(i);
      String complaint =
          pattern.source.text()
              + ": the JDK's own classes are left alone; subclasses in the application are not";
      if (pattern.complain(complaint)) {
        line(new Problem(pattern.source.place(), complaint).toString());
      }
    }
  }

  /** Some of what a pattern for this type may name, the nearest first. */
  private static String methods(ClassSketch type, CompiledPattern pattern) {
    List<String> methods = new ArrayList<>();
    for (MethodSketch method : type.methods) {
      if (method.isNamed()) {
        methods.add(method.toString());
      }
    }
    if (methods.isEmpty()) {
      return "no methods";
    }
    // In an order of its own: the JVM may give a loaded class's methods in another one.
    List<String> nearest = NearestNames.sorted(methods, pattern.source.method());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < nearest.size() && i < MOST_METHODS; i++) {
      text.append(i == 0 ? "" : ", ").append(nearest.get(i));
    }
    if (nearest.size() > MOST_METHODS) {
      text.append(" and ").append(nearest.size() - MOST_METHODS).append(" more");
    }
    return text.toString();
  }

  /** A class could not be woven, or not be looked at; it runs as if there were no rule. */
  void failed(String type, Throwable failure) {
    line(type.replace('/', '.') + " is left alone: " + failure);
  }

  void line(String message) {
    int count = lines.incrementAndGet();
    if (count <= MOST_LINES) {
      log.line(message);
    } else if (count == MOST_LINES + 1) {
      log.line("further lines about classes are shown with log=debug only");
    } else {
      log.debug(message);
    }
  }

  void skipped(String type, String reason) {
    if (log.debugs()) {
      log.debug(type.replace('/', '.') + " is left alone: " + reason);
    }
  }

  /** A pattern with wildcards, or by annotation, means the type but none of its methods. */
  void unfit(CompiledPattern pattern, ClassSketch type) {
    if (log.debugs()) {
      log.debug(
          pattern.source.place()
              + " "
              + pattern.source.text()
              + " matches no method of "
              + type.javaName()
              + ", which has: "
              + methods(type, pattern));
    }
  }

  void looked(ClassSketch type, Map<MethodSketch, List<Rule>> matches) {
    if (!log.debugs()) {
      return;
    }
    for (Map.Entry<MethodSketch, List<Rule>> match : matches.entrySet()) {
      StringBuilder names = new StringBuilder();
      for (Rule rule : match.getValue()) {
        names.append(names.length() == 0 ? "" : ", ").append(rule.name());
      }
      log.debug(type.javaName() + "#" + match.getKey() + " is matched by " + names);
    }
    if (matches.isEmpty()) {
      log.debug(type.javaName() + " was looked at, no method of it is woven");
    }
  }
}
