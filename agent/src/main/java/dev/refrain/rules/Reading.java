package dev.refrain.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading rules gave: the rules, or everything that is wrong with them. Immutable. */
public final class Reading {
  private final @Nullable RuleSet rules;
  private final List<Problem> problems;

  Reading(@Nullable RuleSet rules, List<Problem> problems) {
    this.rules = rules;
    this.problems = problems;
  }

  /** The rules; {@code null} exactly if there are problems. */
  public @Nullable RuleSet rules() {
    return rules;
  }

  /** In the order of file, line and column; empty if the rules are in order. */
  public List<Problem> problems() {
    return problems;
  }
}
