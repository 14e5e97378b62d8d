package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All rules in force, in file order. Immutable. */
public final class RuleSet {
  public static final RuleSet EMPTY = new RuleSet(Collections.<Rule>emptyList());

  private final List<Rule> rules;

  public RuleSet(List<Rule> rules) {
    this.rules = Collections.unmodifiableList(new ArrayList<>(rules));
  }

  public List<Rule> rules() {
    return rules;
  }
}
