package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All rules in force, in file order, and the stores that they may name. Immutable. */
public final class RuleSet {
  public static final RuleSet EMPTY = new RuleSet(Collections.<Rule>emptyList());

  private final List<Rule> rules;
  private final Map<String, StoreSettings> stores;
  private final List<String> eventLoops;

  /** Rules that keep everything in memory. */
  public RuleSet(List<Rule> rules) {
    this(rules, Collections.<String, StoreSettings>emptyMap(), Collections.<String>emptyList());
  }

  RuleSet(List<Rule> rules, Map<String, StoreSettings> stores, List<String> eventLoops) {
    this.rules = Collections.unmodifiableList(new ArrayList<>(rules));
    this.stores =
        stores.isEmpty()
            ? Collections.<String, StoreSettings>emptyMap()
            : Collections.unmodifiableMap(new HashMap<>(stores));
    this.eventLoops =
        eventLoops.isEmpty()
            ? Collections.<String>emptyList()
            : Collections.unmodifiableList(new ArrayList<>(eventLoops));
  }

  public List<Rule> rules() {
    return rules;
  }

  /** The shared stores by name, whether a rule uses them or not. */
  public Map<String, StoreSettings> stores() {
    return stores;
  }

  /** Names of types of threads that never wait, besides those that are known; none twice. */
  public List<String> eventLoops() {
    return eventLoops;
  }
}
