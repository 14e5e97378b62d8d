package dev.refrain.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /**
   * The group that has waited longest, which waits no more; {@code null} if none does.
   *
   * @param rules gets those to {@link #add} it with, should it have to wait again
   */
  @Nullable StoreKey take(List<StoreKey> rules) {
    Iterator<Map.Entry<StoreKey, List<StoreKey>>> all = waiting.entrySet().iterator();
    if (!all.hasNext()) {
      return null;
    }
    Map.Entry<StoreKey, List<StoreKey>> first = all.next();
    all.remove();
    rules.clear();
    rules.addAll(first.getValue());
    return first.getKey();
  }

  /** Adds all that another one holds. */
  void addAll(EvictionBacklog other) {
    for (Map.Entry<StoreKey, List<StoreKey>> each : other.waiting.entrySet()) {
      add(each.getKey(), each.getValue());
    }
  }

  boolean has(StoreKey group) {
    return waiting.containsKey(group);
  }

  void remove(StoreKey group) {
    waiting.remove(group);
  }

  void clear() {
    waiting.clear();
  }

  int size() {
    return waiting.size();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }
}
