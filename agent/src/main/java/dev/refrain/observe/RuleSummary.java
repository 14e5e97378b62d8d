package dev.refrain.observe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the report says of one rule besides its counters. Immutable. */
public final class RuleSummary {
  private final String name;
  private final String kind;
  private final int methods;
  private final List<String> remarks;

  /**
   * A summary.
   *
   * @param kind {@code cache}, {@code observe}, {@code verify}, {@code off} or {@code evict}
   * @param methods how many methods are woven for it
   * @param remarks what is odd about it, one line each
   */
  public RuleSummary(String name, String kind, int methods, List<String> remarks) {
    this.name = name;
    this.kind = kind;
    this.methods = methods;
    this.remarks = Collections.unmodifiableList(new ArrayList<>(remarks));
  }

  String name() {
    return name;
  }

  String kind() {
    return kind;
  }

  int methods() {
    return methods;
  }

  List<String> remarks() {
    return remarks;
  }
}
