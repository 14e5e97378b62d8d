package dev.refrain.weave;

import dev.refrain.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds, in one type that rules mean, the methods that they mean. For one thread. */
final class MethodMatcher {
  private final RuleIndex index;
  private final TypeMembers members;
  private final MatchLog log;

  /** The rules of each method, to be put in file order. */
  private final Map<MethodSketch, List<Rule>> found = new LinkedHashMap<>();

  MethodMatcher(RuleIndex index, TypeMembers members, MatchLog log) {
    this.index = index;
    this.members = members;
    this.log = log;
  }

  ClassMatch match(
      ClassSketch type,
      @Nullable List<CompiledPattern> direct,
      List<String> above,
      @Nullable List<CompiledPattern> annotated) {
    if (direct != null) {
      for (CompiledPattern pattern : direct) {
        matchOwn(type, pattern);
      }
    }
    if (annotated != null) {
      for (CompiledPattern pattern : annotated) {
        matchOwn(type, pattern);
      }
    }
    for (String supertype : above) {
      for (CompiledPattern pattern : index.ofType(supertype)) {
        matchOverrides(type, supertype, pattern);
      }
    }
    Map<MethodSketch, List<Rule>> ordered = new LinkedHashMap<>();
    for (MethodSketch method : type.methods) {
      List<Rule> rules = found.get(method);
      if (rules != null) {
        ordered.put(method, inFileOrder(rules));
      }
    }
    log.looked(type, ordered);
    return new ClassMatch(type, ordered);
  }

  private void matchOwn(ClassSketch type, CompiledPattern pattern) {
    boolean any = false;
    MethodSketch bodiless = null;
    for (MethodSketch method : type.methods) {
      if (method.isNamed() && pattern.fits(method)) {
        if (method.hasBody()) {
          add(method, pattern);
          any = true;
        } else {
          bodiless = method;
        }
      }
    }
    if (any) {
      pattern.meet();
    } else if (bodiless != null && !bodiless.isNative()) {
      return; // its implementations are meant
    } else if (pattern.source.namesExactType()) {
      log.missed(pattern, type, bodiless, inherited(type, pattern));
    } else {
      log.unfit(pattern, type);
    }
  }

  /** A method that the type inherits and the pattern would fit. */
  private @Nullable TypeMember inherited(ClassSketch type, CompiledPattern pattern) {
    for (TypeMember member : members.inherited(type.name)) {
      if (member.method.isNamed() && pattern.fits(member.method)) {
        return member;
      }
    }
    return null;
  }

  private void matchOverrides(ClassSketch type, String supertype, CompiledPattern pattern) {
    for (MethodSketch method : type.methods) {
      if (method.isNamed()
          && method.hasBody()
          && (method.access & (MethodSketch.STATIC | MethodSketch.PRIVATE)) == 0
          && pattern.fitsName(method)
          && overrides(type, method, supertype, pattern)) {
        add(method, pattern);
        pattern.meet();
      }
    }
  }

  private boolean overrides(
      ClassSketch type, MethodSketch method, String supertype, CompiledPattern pattern) {
    List<TypeMember> declared = members.declared(supertype);
    if (declared == null) {
      return pattern.fits(method); // nobody knows what the supertype has
    }
    return overrides(type, method, declared, pattern)
        || overrides(type, method, members.inherited(supertype), pattern);
  }

  /** Whether the method stands in for one of these, and the pattern fits either of the two. */
  private static boolean overrides(
      ClassSketch type, MethodSketch method, List<TypeMember> members, CompiledPattern pattern) {
    for (TypeMember member : members) {
      MethodSketch above = member.method;
      if (above.name.equals(method.name)
          && above.canBeOverridden()
          && (above.parameters().equals(method.parameters()) || isBridged(type, method, above))
          && (pattern.fits(method) || pattern.fits(above))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBridged(ClassSketch type, MethodSketch method, MethodSketch above) {
    String parameters = above.parameters();
    for (MethodSketch bridge : type.methods) {
      if (bridge.isBridge(parameters, method)) {
        return true;
      }
    }
    return false;
  }

  private void add(MethodSketch method, CompiledPattern pattern) {
    List<Rule> rules = found.get(method);
    if (rules == null) {
      rules = new ArrayList<>(1);
      found.put(method, rules);
    }
    if (!rules.contains(pattern.rule)) {
      rules.add(pattern.rule);
    }
  }

  private List<Rule> inFileOrder(List<Rule> rules) {
    if (rules.size() == 1) {
      return rules;
    }
    List<Rule> ordered = new ArrayList<>(rules.size());
    for (Rule rule : index.rules.rules()) {
      if (rules.contains(rule)) {
        ordered.add(rule);
      }
    }
    return ordered;
  }
}
