package dev.refrain.rules;

import org.jspecify.annotations.Nullable;

/**
 * Finds settings that cannot work beside the ttl that a rule has. Among the defaults they are fine:
 * other rules of the file may have another ttl.
 */
final class FreshnessCheck {
  private FreshnessCheck() {}

  static void check(CacheDraft cache, CacheDraft cacheDefaults) {
    FreshnessDraft own = FreshnessDraft.of(cache);
    FreshnessDraft defaults = FreshnessDraft.of(cacheDefaults);
    CacheDraft ttl = cache.hasTtl ? cache : cacheDefaults;
    Long nanos = ttl.ttlNanos;
    if (nanos != null && nanos == CacheSettings.FOREVER) {
      endless(own.staleWhileRevalidate, own.staleWhileRevalidateNanos);
      endless(own.staleIfError, own.staleIfErrorNanos);
      endless(own.refreshAheadText, own.refreshAhead);
    } else if (nanos != null) {
      ahead(cache, own, defaults, nanos);
    }
    if (nanos != null) {
      constant(own.minTtl, own.minTtlNanos);
      constant(own.maxTtl, own.maxTtlNanos);
    } else if (ttl.ttlPath != null) {
      aheadOfBound(own, defaults);
    }
    if (own.minTtl != null || own.maxTtl != null) {
      bounds(own, defaults);
    }
  }

  private static void endless(@Nullable Text text, @Nullable Object value) {
    if (text != null && value != null && !value.equals(0L)) {
      text.problem(
          "has no end of the ttl to go by, which is forever",
          "write for example ttl: 30s, or remove it");
    }
  }

  private static void ahead(
      CacheDraft cache, FreshnessDraft own, FreshnessDraft defaults, long ttlNanos) {
    RefreshAhead ahead = own.refreshAheadText != null ? own.refreshAhead : defaults.refreshAhead;
    if (ahead == null || ahead.isAdaptive() || ahead.ageNanos(ttlNanos) < ttlNanos) {
      return;
    }
    Text inherited = defaults.refreshAheadText;
    if (own.refreshAheadText != null) {
      own.refreshAheadText.problem("is not shorter than the ttl", "write for example 80%");
    } else if (cache.ttl != null) {
      cache.ttl.problem(
          "is not longer than the refreshAhead of defaults",
          "write a longer ttl, or a share of it there, for example refreshAhead: 80%");
    } else if (inherited != null && !defaults.blamed) {
      defaults.blamed = true;
      inherited.problem("is not shorter than the ttl", "write for example 80%");
    }
  }

  private static void aheadOfBound(FreshnessDraft own, FreshnessDraft defaults) {
    Long most = own.maxTtl != null ? own.maxTtlNanos : defaults.maxTtlNanos;
    RefreshAhead ahead = own.refreshAhead;
    Text text = own.refreshAheadText;
    if (most != null
        && most != CacheSettings.FOREVER
        && text != null
        && ahead != null
        && !ahead.isAdaptive()
        && ahead.ageNanos(most) >= most) {
      text.problem("is not shorter than maxTtl", "write for example 80%");
    }
  }

  private static void constant(@Nullable Text text, @Nullable Long nanos) {
    if (text != null && nanos != null) {
      text.problem(
          "bounds a ttl that the result tells, and this one is constant",
          "write for example ttl: result.expiresIn, or remove it");
    }
  }

  /** Reports a least ttl above the most; of two from the defaults, there. */
  static void bounds(FreshnessDraft own, FreshnessDraft defaults) {
    Long least = own.minTtl != null ? own.minTtlNanos : defaults.minTtlNanos;
    Long most = own.maxTtl != null ? own.maxTtlNanos : defaults.maxTtlNanos;
    if (least == null || most == null || least <= most) {
      return;
    }
    if (own.minTtl != null) {
      own.minTtl.problem("is longer than maxTtl", "write a shorter one, or a longer maxTtl");
    } else if (own.maxTtl != null) {
      own.maxTtl.problem(
          "is shorter than the minTtl of defaults", "write a longer one, or a shorter minTtl");
    }
  }
}
