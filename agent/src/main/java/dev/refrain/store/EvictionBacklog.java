package dev.refrain.store;

import java.util.ArrayList;
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

  /** The group to evict, and its rule's. */
  private final Map<StoreKey, StoreKey> waiting = new LinkedHashMap<>();

  EvictionBacklog(int maximum) {
    this.maximum = maximum;
  }

  void add(StoreKey group, StoreKey rule) {
    if (waiting.containsKey(rule)) {
      return;
    }
    waiting.put(group, rule);
    if (waiting.size() > maximum) {
      Set<StoreKey> rules = new LinkedHashSet<>(waiting.values());
      waiting.clear();
      for (StoreKey each : rules) {
        waiting.put(each, each);
      }
    }
  }

  /** Those that wait now, in order. */
  List<StoreKey> all() {
    return new ArrayList<>(waiting.keySet());
  }

  /** Adds all that another one holds. */
  void addAll(EvictionBacklog other) {
    for (Map.Entry<StoreKey, StoreKey> each : other.waiting.entrySet()) {
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
