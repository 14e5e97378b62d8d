package dev.refrain.call;

import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.FreshnessSettings;
import dev.refrain.rules.RefreshAhead;
import dev.refrain.store.Aging;
import dev.refrain.store.CoarseClock;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * For how long values are fresh, when they are refreshed, and for how long they may be served
 * stale, as a rule says. The two stale windows begin together, at the end of the ttl, as those of
 * RFC 5861 do. Immutable.
 */
final class Freshness {
  /**
   * How many times the duration of its load before its end a value may be refreshed, at the
   * earliest, where the rule says {@code adaptive}: a read so early refreshes one time in 22,000.
   */
  private static final int EARLIEST_LOADS = 10;

  private final FreshnessSettings settings;
  private final long revalidateNanos;
  private final long windowNanos;
  private final long lingerNanos;
  private final @Nullable RefreshAhead ahead;
  private final DoubleSupplier random;

  /**
   * Of one rule.
   *
   * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
   */
  Freshness(CacheSettings settings, DoubleSupplier random) {
    FreshnessSettings said = settings.freshness();
    this.settings = said == null ? FreshnessSettings.builder().build() : said;
    this.revalidateNanos = this.settings.staleWhileRevalidateNanos();
    this.windowNanos = this.settings.staleNanos();
    this.ahead = this.settings.refreshAhead();
    this.lingerNanos = ahead == null ? 0 : Math.max(0, settings.loadTimeoutNanos() - windowNanos);
    this.random = random;
  }

  /** What the rule says. */
  FreshnessSettings settings() {
    return settings;
  }

  /** Whether values are refreshed while their callers are served. */
  static boolean refreshes(CacheSettings rule) {
    FreshnessSettings said = rule.freshness();
    return said != null && (said.staleWhileRevalidateNanos() > 0 || said.refreshAhead() != null);
  }

  /** Whether memory is to keep more of a rule's values than what makes a plain hit. */
  static boolean wraps(CacheSettings rule) {
    FreshnessSettings said = rule.freshness();
    return said != null
        && (said.staleNanos() > 0 || said.refreshAhead() != null || said.errors() != null);
  }

  /** Whether a value is of use beyond its being fresh, or refreshed before. */
  boolean ages() {
    return windowNanos > 0 || ahead != null;
  }

  /** The longest time for which a value is served after its ttl. */
  long windowNanos() {
    return windowNanos;
  }

  /**
   * For how long a value stays in a shared store though nobody may be served it: a refresh ahead
   * that ends after the ttl can land only over the entry that it found.
   */
  long lingerNanos() {
    return lingerNanos;
  }

  /**
   * The age of a value.
   *
   * @param freshNanos for how long it is fresh
   * @param ttlNanos for how long it was fresh when it was loaded
   * @param windowNanos at most for so long it is kept after its ttl
   * @param loadNanos how long it took to load
   */
  Aging aging(long now, long freshNanos, long ttlNanos, long windowNanos, long loadNanos) {
    long freshUntil = CoarseClock.deadline(now, freshNanos);
    return new Aging(
        freshUntil,
        later(freshUntil, Math.min(windowNanos, revalidateNanos)),
        later(freshUntil, Math.min(windowNanos, this.windowNanos)),
        refreshFrom(freshUntil, ttlNanos, loadNanos),
        loadNanos);
  }

  private static long later(long moment, long nanos) {
    return moment + Math.min(nanos, Long.MAX_VALUE / 4);
  }

  private long refreshFrom(long freshUntil, long ttlNanos, long loadNanos) {
    RefreshAhead how = ahead;
    if (how == null || ttlNanos == CacheSettings.FOREVER) {
      return freshUntil;
    }
    if (how.isAdaptive()) {
      return freshUntil - Math.min(ttlNanos, loadNanos * EARLIEST_LOADS);
    }
    return freshUntil - Math.max(0, ttlNanos - how.ageNanos(ttlNanos));
  }

  /** Until when reads need not look at the age. */
  static long unquestionedUntil(Aging aging) {
    long fresh = aging.freshUntil();
    return aging.refreshFrom() - fresh < 0 ? aging.refreshFrom() : fresh;
  }

  /** What a value of this age is good for. A fresh one may be {@code DUE} by chance. */
  Age age(Aging aging, long now) {
    if (aging.isFresh(now)) {
      return aging.isRefreshable(now) && isTurn(aging, now) ? Age.DUE : Age.FRESH;
    }
    if (aging.isRevalidated(now)) {
      return Age.DUE;
    }
    return aging.isServable(now) ? Age.BRIDGE : Age.GONE;
  }

  /**
   * Whether this read refreshes: with {@code adaptive}, if now - d * ln(u) is at or after the end,
   * where d is the duration of the load and u is chance (XFetch with a beta of 1: A. Vattani, F.
   * Chierichetti, K. Lowenstein, "Optimal Probabilistic Cache Stampede Prevention", 2015).
   */
  private boolean isTurn(Aging aging, long now) {
    RefreshAhead how = ahead;
    return how != null
        && (!how.isAdaptive()
            || -aging.loadNanos() * Math.log(1 - random.getAsDouble()) >= aging.freshUntil() - now);
  }
}
