package dev.refrain.observe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the report says of one rule besides its counters. Immutable. */
public final class RuleSummary {
  private final String name;
  private final String kind;
  private final int methods;
  private final @Nullable String store;
  private final List<String> remarks;

  /**
   * A summary.
   *
   * @param kind {@code cache}, {@code observe}, {@code verify}, {@code off} or {@code evict}
   * @param methods how many methods are woven for it
   * @param remarks what is odd about it, one line each
   */
  public RuleSummary(String name, String kind, int methods, List<String> remarks) {
    this(name, kind, methods, null, remarks);
  }

  /**
   * A summary.
   *
   * @param kind as before
   * @param methods how many methods are woven for it
   * @param store the shared store without which nothing is kept; {@code null} where there is none
   * @param remarks what is odd about it, one line each
   */
  public RuleSummary(
      String name, String kind, int methods, @Nullable String store, List<String> remarks) {
    this.name = name;
    this.kind = kind;
    this.methods = methods;
    this.store = store;
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

  @Nullable String store() {
    return store;
  }

  List<String> remarks() {
    return remarks;
  }
}
