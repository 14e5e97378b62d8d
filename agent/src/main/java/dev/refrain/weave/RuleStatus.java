package dev.refrain.weave;

import dev.refrain.rules.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How far a rule has found its methods. Immutable. */
public final class RuleStatus {
  private final Rule rule;
  private final int methods;
  private final List<String> unmatched;

  RuleStatus(Rule rule, int methods, List<String> unmatched) {
    this.rule = rule;
    this.methods = methods;
    this.unmatched = Collections.unmodifiableList(new ArrayList<>(unmatched));
  }

  public Rule rule() {
    return rule;
  }

  /** The number of methods that are woven for it. */
  public int methods() {
    return methods;
  }

  /** A line for each of its patterns that has matched nothing so far, with the nearest names. */
  public List<String> unmatched() {
    return unmatched;
  }
}
