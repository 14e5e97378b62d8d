package dev.refrain.rules;

import org.jspecify.annotations.Nullable;

/** The settings of {@link FreshnessSettings}, as far as they are written. For one thread. */
final class FreshnessDraft {
  static final FreshnessDraft EMPTY = new FreshnessDraft();

  @Nullable Text minTtl;
  @Nullable Long minTtlNanos;
  @Nullable Text maxTtl;
  @Nullable Long maxTtlNanos;
  @Nullable Text staleWhileRevalidate;
  @Nullable Long staleWhileRevalidateNanos;
  @Nullable Text staleIfError;
  @Nullable Long staleIfErrorNanos;
  @Nullable Text refreshAheadText;
  @Nullable RefreshAhead refreshAhead;
  @Nullable Integer maxConcurrentLoads;
  @Nullable Long minLoadTimeNanos;
  @Nullable RememberedErrors errors;

  /** Of a {@code loadTimeout} that is a mapping. */
  @Nullable Long softTimeoutNanos;

  /** Whether a {@code refreshAhead} of the defaults has been blamed for a rule that takes it. */
  boolean blamed;

  /** What holds for a rule: its own settings, then the defaults. */
  static FreshnessSettings settings(
      CacheDraft cache, CacheDraft cacheDefaults, @Nullable Expression ttlPath) {
    FreshnessDraft own = of(cache);
    FreshnessDraft defaults = of(cacheDefaults);
    FreshnessSettings.Builder settings = FreshnessSettings.builder();
    Long nanos = first(own.staleWhileRevalidateNanos, defaults.staleWhileRevalidateNanos);
    if (nanos != null) {
      settings.staleWhileRevalidateNanos(nanos);
    }
    nanos = first(own.staleIfErrorNanos, defaults.staleIfErrorNanos);
    if (nanos != null) {
      settings.staleIfErrorNanos(nanos);
    }
    settings.refreshAhead(first(own.refreshAhead, defaults.refreshAhead));
    // A timeout is taken over as a whole.
    nanos = cache.loadTimeoutNanos != null ? own.softTimeoutNanos : defaults.softTimeoutNanos;
    if (nanos != null) {
      settings.softTimeoutNanos(nanos);
    }
    Integer loads = first(own.maxConcurrentLoads, defaults.maxConcurrentLoads);
    if (loads != null) {
      settings.maxConcurrentLoads(loads);
    }
    nanos = first(own.minLoadTimeNanos, defaults.minLoadTimeNanos);
    if (nanos != null) {
      settings.minLoadTimeNanos(nanos);
    }
    settings.errors(first(own.errors, defaults.errors));
    if (ttlPath != null) {
      Long least = first(own.minTtlNanos, defaults.minTtlNanos);
      Long most = first(own.maxTtlNanos, defaults.maxTtlNanos);
      settings.resultTtl(
          new ResultTtl(
              ttlPath, least == null ? 0 : least, most == null ? CacheSettings.FOREVER : most));
    }
    return settings.build();
  }

  static FreshnessDraft of(CacheDraft cache) {
    FreshnessDraft draft = cache.freshness;
    return draft == null ? EMPTY : draft;
  }

  private static <T> @Nullable T first(@Nullable T own, @Nullable T other) {
    return own != null ? own : other;
  }
}
