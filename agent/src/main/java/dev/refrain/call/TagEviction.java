package dev.refrain.call;

import dev.refrain.call.key.BindException;
import dev.refrain.call.key.Scope;
import dev.refrain.call.key.TagText;
import dev.refrain.observe.MethodCounters;
import dev.refrain.rules.Rule;
import dev.refrain.rules.Tag;
import dev.refrain.store.GuardedStore;
import dev.refrain.store.StoreKey;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evicts the entries of a tag, of whatever rules: in memory by counting a change of the tag, in
 * each shared store by one write, however many entries there are. Immutable.
 */
final class TagEviction extends EvictionTrigger {
  private final Tag tag;
  private final TagText text;

  private TagEviction(
      Tag tag, TagText text, ResultType result, MethodCounters counters, Services services) {
    super(result.adapter(), counters, services);
    this.tag = tag;
    this.text = text;
  }

  static TagEviction bind(
      Rule rule,
      Tag tag,
      Class<?> declaring,
      MethodFacts facts,
      MethodHandles.@Nullable Lookup at,
      Services services)
      throws BindException {
    ResultType result = ResultType.ofEvicting(declaring, facts, services.housekeeper());
    Scope scope = new Scope(declaring, facts, Signatures.parameters(declaring, facts), null, at);
    MethodCounters counters = services.recorder().counters(rule.name(), facts.toString());
    return new TagEviction(tag, TagText.bind(tag, scope), result, counters, services);
  }

  /** Where the tag can't be told, every entry of every rule that has such tags. */
  @Override
  void evictedBy(@Nullable Object self, @Nullable Object[] arguments, Evictions evictions) {
    String told;
    try {
      told = text.text(self, arguments);
    } catch (Throwable wrong) {
      reportAllEvicted("making an eviction's tag", wrong);
      told = null;
    }
    if (told == null) {
      addAll(evictions);
    } else {
      evictions.add(new Changed(services, Tags.MEMORY.ofTag(told)));
      addShared(told, evictions);
    }
  }

  private void addShared(String told, Evictions evictions) {
    IdentityHashMap<GuardedStore, Map<StoreKey, List<StoreKey>>> byStore = new IdentityHashMap<>();
    for (SharedRule each : services.shared().tagged(tag.word(), tag.parts().size())) {
      Map<StoreKey, List<StoreKey>> groups = byStore.get(each.store());
      if (groups == null) {
        groups = new HashMap<>();
        byStore.put(each.store(), groups);
      }
      // Rules that hash their keys and rules that don't have the tag at two places.
      StoreKey group = each.keys().ofTag(told);
      List<StoreKey> wholes = groups.get(group);
      if (wholes == null) {
        wholes = new ArrayList<>();
        groups.put(group, wholes);
      }
      wholes.add(each.keys().all());
    }
    for (Map.Entry<GuardedStore, Map<StoreKey, List<StoreKey>>> store : byStore.entrySet()) {
      for (Map.Entry<StoreKey, List<StoreKey>> each : store.getValue().entrySet()) {
        evictions.add(new SharedEviction(store.getKey(), each.getKey(), each.getValue()));
      }
    }
  }

  private void addAll(Evictions evictions) {
    for (CachedMethod each : services.regions().tagged(tag.word(), tag.parts().size())) {
      evictions.add(new Evicted(this, each.region(), null));
    }
    for (SharedRule each : services.shared().tagged(tag.word(), tag.parts().size())) {
      evictions.add(new SharedEviction(each, each.keys().all()));
    }
  }

  @Override
  String wholeText() {
    return "all that has a tag '" + tag.word() + "'";
  }

  /** A tag whose entries memory is not to serve any more. */
  private static final class Changed implements LocalEviction {
    private final Services services;
    private final StoreKey key;

    Changed(Services services, StoreKey key) {
      this.services = services;
      this.key = key;
    }

    @Override
    public void count() {
      // Which entries it was is not known, nor looked for.
    }

    @Override
    public void evict() {
      services.tagChanges().changed(key);
    }
  }
}
