package dev.refrain.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of one rule, or of {@code defaults}, as far as they are written. For one thread. */
final class CacheDraft {
  static final CacheDraft EMPTY = new CacheDraft();

  /** Whether a ttl is written, readable or not. */
  boolean hasTtl;

  @Nullable Text ttl;
  @Nullable Long ttlNanos;

  /** Of a ttl that the result tells. */
  @Nullable Expression ttlPath;

  @Nullable Double ttlJitter;
  @Nullable List<Expression> key;
  @Nullable Boolean sharedInstances;
  @Nullable Expression when;
  @Nullable Expression unless;
  @Nullable Integer maximumEntries;
  @Nullable Long loadTimeoutNanos;
  @Nullable Mode mode;

  /** Whether a store is written, readable or not. */
  boolean hasStore;

  @Nullable TierDraft tiers;
  @Nullable String codec;
  @Nullable String keyText;
  @Nullable String lookup;
  @Nullable String singleFlight;
  @Nullable Boolean copy;
  @Nullable List<String> allow;
  @Nullable Double verifyShare;

  /** Whether tags are written, readable or not. */
  boolean hasTags;

  @Nullable List<Tag> tags;
  @Nullable FreshnessDraft freshness;

  /** Made for the first setting that belongs there. */
  FreshnessDraft freshness() {
    FreshnessDraft draft = freshness == null ? new FreshnessDraft() : freshness;
    freshness = draft;
    return draft;
  }

  /** Whether the key reads the receiver, so that receivers that agree in it share entries. */
  static boolean namesThis(@Nullable List<Expression> key) {
    if (key != null) {
      for (int i = 0; i < key.size(); i++) {
        Expression part = key.get(i);
        if (part instanceof Expression.Path && ((Expression.Path) part).root().equals("this")) {
          return true;
        }
      }
    }
    return false;
  }

  @Nullable List<Expression> key(CacheDraft defaults) {
    return first(key, defaults.key);
  }

  @Nullable TierDraft tiers(CacheDraft defaults) {
    return hasStore ? tiers : defaults.tiers;
  }

  /** Whether results are kept in a shared store, too. */
  boolean isShared(CacheDraft defaults) {
    TierDraft tiers = tiers(defaults);
    return tiers != null && tiers.shared != null;
  }

  /** Whether a store is written that can't be read. */
  boolean isUnclear(CacheDraft defaults) {
    return hasStore ? tiers == null : defaults.hasStore && defaults.tiers == null;
  }

  /** Whether something is written that may need a shared store. */
  boolean saysSharing() {
    return codec != null
        || keyText != null
        || lookup != null
        || singleFlight != null
        || allow != null;
  }

  boolean copies(CacheDraft defaults) {
    Boolean copies = first(copy, defaults.copy);
    return copies != null && copies;
  }

  private static <T> @Nullable T first(@Nullable T own, @Nullable T other) {
    return own != null ? own : other;
  }

  /**
   * What holds for a rule: its own settings, then the defaults, then the store.
   *
   * @return {@code null} without a ttl
   */
  @Nullable CacheSettings over(CacheDraft defaults, @Nullable Integer storeEntries) {
    CacheDraft from = hasTtl ? this : defaults;
    Long ttl = from.ttlNanos;
    FreshnessSettings fresh = null;
    if (freshness != null || defaults.freshness != null || from.ttlPath != null) {
      fresh = FreshnessDraft.settings(this, defaults, from.ttlPath);
      ResultTtl told = fresh.resultTtl();
      ttl = told == null ? ttl : Long.valueOf(told.mostNanos());
    }
    if (ttl == null) {
      return null;
    }
    CacheSettings.Builder settings = CacheSettings.ttl(ttl);
    settings.freshness(fresh);
    Double jitter = first(ttlJitter, defaults.ttlJitter);
    if (jitter != null) {
      settings.ttlJitter(jitter);
    }
    List<Expression> parts = key(defaults);
    if (parts != null) {
      settings.key(parts);
    }
    Boolean shared = first(sharedInstances, defaults.sharedInstances);
    settings.sharedInstances((shared != null && shared) || namesThis(parts));
    Expression condition = first(when, defaults.when);
    if (condition != null) {
      settings.when(condition);
    }
    condition = first(unless, defaults.unless);
    if (condition != null) {
      settings.unless(condition);
    }
    Integer entries = first(first(maximumEntries, defaults.maximumEntries), storeEntries);
    if (entries != null) {
      settings.maximumEntries(entries);
    }
    Long timeout = first(loadTimeoutNanos, defaults.loadTimeoutNanos);
    if (timeout != null) {
      settings.loadTimeoutNanos(timeout);
    }
    Mode way = first(mode, defaults.mode);
    if (way != null) {
      settings.mode(way);
    }
    List<Tag> labels = hasTags ? tags : defaults.tags;
    if (labels != null) {
      settings.tags(labels);
    }
    Double verified = first(verifyShare, defaults.verifyShare);
    if (verified != null) {
      settings.verifyShare(verified);
    }
    settings.copy(copies(defaults));
    codec(settings, defaults);
    sharing(settings, defaults);
    return settings.build();
  }

  private void codec(CacheSettings.Builder settings, CacheDraft defaults) {
    String name = first(codec, defaults.codec);
    if (name != null) {
      settings.codec(name);
    }
    List<String> packages = first(allow, defaults.allow);
    if (packages != null) {
      settings.allow(packages);
    }
  }

  /** Without a shared store, no class is loaded for it. */
  private void sharing(CacheSettings.Builder settings, CacheDraft defaults) {
    String flights = first(singleFlight, defaults.singleFlight);
    settings.joinsLoads(!"off".equals(flights));
    TierDraft tiers = tiers(defaults);
    Text store = tiers == null ? null : tiers.shared;
    if (tiers != null && store != null) {
      String waits = first(lookup, defaults.lookup);
      settings.sharing(
          new SharingSettings(
              store.value(),
              tiers.memory,
              "hashed".equals(first(keyText, defaults.keyText)),
              Lookup.of(waits == null ? "auto" : waits),
              "cluster".equals(flights)));
    }
  }
}
