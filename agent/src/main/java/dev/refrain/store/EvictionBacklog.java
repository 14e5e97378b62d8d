package dev.refrain.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evictions that a store could not be told yet, each once. When they get too many, they become
 * evictions of their whole rules. Not thread-safe.
 */
final class EvictionBacklog {
  private final int maximum;

  /** The group to evict, and those that together hold all of its entries: its rules'. */
  private final Map<StoreKey, List<StoreKey>> waiting = new LinkedHashMap<>();

  EvictionBacklog(int maximum) {
    this.maximum = maximum;
  }

  void add(StoreKey group, List<StoreKey> rules) {
    if (waiting.keySet().containsAll(rules)) {
      return;
    }
    waiting.put(group, rules);
    if (waiting.size() > maximum) {
      Set<StoreKey> all = new LinkedHashSet<>();
      for (List<StoreKey> each : waiting.values()) {
        all.addAll(each);
      }
      waiting.clear();
      for (StoreKey each : all) {
        waiting.put(each, Collections.singletonList(each));
      }
    }
  }

  /** Those that wait now, in order. */
  List<StoreKey> all() {
    return new ArrayList<>(waiting.keySet());
  }

  /** Adds all that another one holds. */
  void addAll(EvictionBacklog other) {
    for (Map.Entry<StoreKey, List<StoreKey>> each : other.waiting.entrySet()) {
      add(each.getKey(), each.getValue());
    }
  }

  void remove(StoreKey group) {
    waiting.remove(group);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }
}
