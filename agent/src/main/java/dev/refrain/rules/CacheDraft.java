package dev.refrain.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of one rule, or of {@code defaults}, as far as they are written. For one thread. */
final class CacheDraft {
  static final CacheDraft EMPTY = new CacheDraft();

  /** Whether a ttl is written, readable or not. */
  boolean hasTtl;

  @Nullable Long ttlNanos;
  @Nullable Double ttlJitter;
  @Nullable List<Expression> key;
  @Nullable Boolean sharedInstances;
  @Nullable Expression when;
  @Nullable Expression unless;
  @Nullable Integer maximumEntries;
  @Nullable Long loadTimeoutNanos;
  @Nullable Mode mode;

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
    return key != null ? key : defaults.key;
  }

  /**
   * What holds for a rule: its own settings, then the defaults, then the store.
   *
   * @return {@code null} without a ttl
   */
  @Nullable CacheSettings over(CacheDraft defaults, @Nullable Integer storeEntries) {
    Long ttl = ttlNanos != null ? ttlNanos : defaults.ttlNanos;
    if (ttl == null) {
      return null;
    }
    CacheSettings.Builder settings = CacheSettings.ttl(ttl);
    Double jitter = ttlJitter != null ? ttlJitter : defaults.ttlJitter;
    if (jitter != null) {
      settings.ttlJitter(jitter);
    }
    List<Expression> parts = key(defaults);
    if (parts != null) {
      settings.key(parts);
    }
    Boolean shared = sharedInstances != null ? sharedInstances : defaults.sharedInstances;
    settings.sharedInstances((shared != null && shared) || namesThis(parts));
    Expression condition = when != null ? when : defaults.when;
    if (condition != null) {
      settings.when(condition);
    }
    condition = unless != null ? unless : defaults.unless;
    if (condition != null) {
      settings.unless(condition);
    }
    Integer entries = maximumEntries != null ? maximumEntries : defaults.maximumEntries;
    entries = entries != null ? entries : storeEntries;
    if (entries != null) {
      settings.maximumEntries(entries);
    }
    Long timeout = loadTimeoutNanos != null ? loadTimeoutNanos : defaults.loadTimeoutNanos;
    if (timeout != null) {
      settings.loadTimeoutNanos(timeout);
    }
    Mode way = mode != null ? mode : defaults.mode;
    if (way != null) {
      settings.mode(way);
    }
    return settings.build();
  }
}
