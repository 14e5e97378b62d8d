package dev.refrain.rules;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees rules and stores together: whether what a rule names is there, and can do what it asks. */
final class StoreLinker {
  private static final long SECOND = 1_000_000_000L;

  private final @Nullable StoresReader stores;
  private final boolean complete;
  private @Nullable CacheDraft blamed;

  /**
   * @param complete whether every store could be read; if not, a rule may name one of those
   */
  StoreLinker(@Nullable StoresReader stores, boolean complete) {
    this.stores = stores;
    this.complete = complete;
  }

  void check(List<CacheDraft> defaults, List<RuleDraft> rules) {
    for (int i = 0; i < defaults.size(); i++) {
      checkName(defaults.get(i).tiers);
    }
    for (int i = 0; i < rules.size(); i++) {
      CacheDraft cache = rules.get(i).cache;
      if (cache != null) {
        checkName(cache.tiers);
        checkTtl(cache, rules.get(i).defaults);
      }
    }
  }

  private void checkName(@Nullable TierDraft tiers) {
    Text name = tiers == null ? null : tiers.shared;
    if (name == null || !complete || (stores != null && stores.has(name.value()))) {
      return;
    }
    if (name.isFull()) {
      name.problem("is no store", "write the name of a store");
      return;
    }
    List<String> names = stores == null ? Collections.singletonList("memory") : stores.names();
    String near = name.isExpanded() ? null : Suggestion.among(name.value(), names);
    String mend = "write one of " + Echo.line(Words.listed(names), 200);
    if (names.size() == 1) {
      mend = "write store: memory, or describe the store below stores";
    }
    name.problem("is no store", near == null ? mend : "did you mean " + Echo.of(near) + "?");
  }

  /** Memcached counts in whole seconds, and takes none for no end at all. */
  private void checkTtl(CacheDraft cache, CacheDraft defaults) {
    TierDraft tiers = cache.tiers(defaults);
    Text name = tiers == null ? null : tiers.shared;
    Text ttl = cache.hasTtl ? cache.ttl : defaults.ttl;
    Long nanos = cache.hasTtl ? cache.ttlNanos : defaults.ttlNanos;
    Double jitter = cache.ttlJitter != null ? cache.ttlJitter : defaults.ttlJitter;
    if (name == null || ttl == null || nanos == null || !isMemcached(name.value())) {
      return;
    }
    boolean tooShort = nanos < SECOND;
    if (!tooShort && (jitter == null || nanos * (1 - jitter) >= SECOND)) {
      return;
    }
    String shorter = (tooShort ? "is" : "less its ttlJitter is") + " shorter than a second";
    String predicate = shorter + ", and memcached counts in whole seconds";
    String mend =
        (tooShort ? "write 1s or more" : "write a longer ttl or a smaller ttlJitter")
            + ", or another store";
    if (cache.ttl != null) {
      ttl.problem(predicate, mend);
    } else if (cache.tiers != null) {
      name.problem("counts in whole seconds, and the ttl of defaults " + shorter, mend);
    } else if (blamed != defaults) {
      blamed = defaults;
      ttl.problem(predicate, mend);
    }
  }

  private boolean isMemcached(String name) {
    Map<String, StoreSettings> there =
        stores == null ? Collections.<String, StoreSettings>emptyMap() : stores.stores();
    StoreSettings settings = there.get(name);
    return settings != null && settings.type() == StoreType.MEMCACHED;
  }
}
