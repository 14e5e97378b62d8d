package dev.refrain.call;

import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Eviction;
import dev.refrain.rules.Mode;
import dev.refrain.rules.Rule;
import dev.refrain.rules.RuleSet;
import dev.refrain.rules.SharingSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force whose entries are in a shared store. Their stores are opened when the first
 * class with such a method is loaded. Thread-safe.
 */
public final class SharedRules {
  private volatile @Nullable Snapshot snapshot;

  /** Puts other rules in force, before any method is bound to them. */
  public void replace(RuleSet rules, StoreSource stores) {
    snapshot = new Snapshot(rules, stores);
  }

  /** Has the stores opened that calls of these rules' methods will need soon. */
  void expect(List<Rule> rules) {
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      of(rule);
      List<Eviction> evictions = rule.evictions();
      for (int j = 0; j < evictions.size(); j++) {
        of(evictions.get(j).rule());
      }
    }
  }

  /** How a caching rule is shared; {@code null}: it keeps to memory. */
  @Nullable SharedRule of(Rule rule) {
    return of(rule.name());
  }

  /** As {@link #of(Rule)}, by the rule's name. */
  @Nullable SharedRule of(String rule) {
    Snapshot now = snapshot;
    return now == null ? null : now.of(rule);
  }

  /** The rules with a shared store whose entries have tags of this word, with so many parts. */
  List<SharedRule> tagged(String word, int parts) {
    Snapshot now = snapshot;
    return now == null ? Collections.<SharedRule>emptyList() : now.tagged(word, parts);
  }

  /** Whether the calling thread must never wait for a store. */
  boolean isEventLoop() {
    Snapshot now = snapshot;
    return now != null && now.loops.isCurrent();
  }

  /** What one set of rules says. */
  private static final class Snapshot {
    private final Map<String, Rule> sharing = new HashMap<>();
    private final Set<String> evictedByKey = new HashSet<>();
    private final Map<String, SharedRule> open = new HashMap<>();
    private final StoreSource stores;
    private final EventLoops loops;

    Snapshot(RuleSet rules, StoreSource stores) {
      this.stores = stores;
      this.loops = new EventLoops(rules.eventLoops());
      List<Rule> all = rules.rules();
      for (int i = 0; i < all.size(); i++) {
        note(all.get(i));
      }
    }

    private void note(Rule rule) {
      CacheSettings cache = rule.cache();
      if (cache != null && cache.sharing() != null && cache.mode() == Mode.CACHE) {
        sharing.put(rule.name(), rule);
      }
      List<Eviction> evictions = rule.evictions();
      for (int i = 0; i < evictions.size(); i++) {
        if (evictions.get(i).key() != null) {
          evictedByKey.add(evictions.get(i).rule());
        }
      }
    }

    List<SharedRule> tagged(String word, int parts) {
      List<SharedRule> tagged = new ArrayList<>();
      for (Rule each : sharing.values()) {
        CacheSettings cache = each.cache();
        SharedRule rule =
            cache != null && SharedRule.isTagged(cache, word, parts) ? open(each) : null;
        if (rule != null) {
          tagged.add(rule);
        }
      }
      return tagged;
    }

    @Nullable SharedRule of(String name) {
      Rule rule = sharing.get(name);
      return rule == null ? null : open(rule);
    }

    private synchronized @Nullable SharedRule open(Rule rule) {
      SharedRule known = open.get(rule.name());
      CacheSettings cache = rule.cache();
      SharingSettings settings = cache == null ? null : cache.sharing();
      if (known != null || cache == null || settings == null) {
        return known;
      }
      StoreAccess store = stores.store(settings.store());
      if (store == null) {
        return null;
      }
      SharedRule made =
          new SharedRule(rule.name(), store, cache, settings, evictedByKey.contains(rule.name()));
      open.put(rule.name(), made);
      return made;
    }
  }
}
