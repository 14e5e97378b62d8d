package dev.refrain.call;

import dev.refrain.async.FailureWrapping;
import dev.refrain.codec.LossyValueException;
import dev.refrain.codec.ValueCodec;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.RememberedErrors;
import dev.refrain.store.Aging;
import dev.refrain.store.CoarseClock;
import dev.refrain.store.Entry;
import dev.refrain.store.Stamp;
import dev.refrain.store.StampedValue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values of one method's loads: for how long, in which store, and whose own they are.
 * Thread-safe.
 */
final class EntryKeeper {
  private final CachedMethod method;
  private final CacheSettings settings;
  private final Freshness freshness;
  private final Region region;
  private final Services services;
  private final EntryTtl ttl;
  private final @Nullable ErrorRule errors;
  private final @Nullable ValueCodec copies;
  private final @Nullable SharedTier tier;
  private final @Nullable Receivers receivers;

  EntryKeeper(
      CachedMethod method,
      CacheSettings settings,
      Freshness freshness,
      Services services,
      @Nullable SharedTier tier) {
    MethodBinding binding = method.binding();
    this.method = method;
    this.settings = settings;
    this.freshness = freshness;
    this.region = method.region();
    this.services = services;
    this.ttl = new EntryTtl(settings, binding.ttl(), services.random());
    RememberedErrors remembered = freshness.settings().errors();
    this.errors = remembered == null ? null : new ErrorRule(remembered);
    this.copies = binding.copies();
    this.tier = tier;
    this.receivers = binding.separatesReceivers() ? region.receivers() : null;
  }

  /** Whether each caller gets a value of its own. */
  boolean copies() {
    return copies != null;
  }

  /**
   * A value that nobody else has in hands, where each caller gets one of its own; else the value
   * itself.
   */
  @Nullable Object copy(@Nullable Object value) throws Exception {
    ValueCodec copying = copies;
    return copying == null ? value : copying.copy(value);
  }

  /** As {@link #copy}, for a caller that waited; the value itself where copying fails, too. */
  @Nullable Object copyOrSame(@Nullable Object pristine) {
    try {
      return copy(pristine);
    } catch (Throwable lossy) {
      method.error("copying a value", lossy);
      return pristine;
    }
  }

  /** Its values can't be copied: nothing is kept. */
  void lossy(LossyValueException why) {
    services.recorder().uncopied(region.counters(), why.getMessage());
  }

  /**
   * A value made ready to be kept; {@code null} where it is not to be.
   *
   * @param value as the load gave it
   * @param pristine the same, in nobody's hands
   */
  @Nullable Landing landing(Flight flight, @Nullable Object value, @Nullable Object pristine)
      throws Throwable {
    long loadNanos = services.clock().precise() - flight.bodyStartedAt();
    if (loadNanos < freshness.settings().minLoadTimeNanos()
        || !method.keeps(flight.call(), value)) {
      return null;
    }
    long ttlNanos = ttl.nanos(value);
    if (ttlNanos <= 0) {
      return null;
    }
    SharedTier shared = tier;
    if (shared == null || shared.isLossy()) {
      return new Landing(entry(flight, pristine, ttlNanos, loadNanos));
    }
    SharedLoad load = flight.shared();
    if (load == null) {
      return null;
    }
    Landing landing = shared.prepare(load, pristine, ttlNanos, loadNanos);
    return landing == null && shared.isLossy()
        ? new Landing(entry(flight, pristine, ttlNanos, loadNanos))
        : landing;
  }

  private Entry entry(Flight flight, @Nullable Object value, long ttlNanos, long loadNanos) {
    long now = services.clock().precise();
    Stamp stamp = flight.stamp();
    if (!freshness.ages()) {
      Object kept = stamp == null ? value : new StampedValue(value, stamp);
      return new Entry(kept, CoarseClock.deadline(now, ttlNanos));
    }
    Aging aging = freshness.aging(now, ttlNanos, ttlNanos, freshness.windowNanos(), loadNanos);
    return new Entry(new StampedValue(value, stamp, aging), Freshness.unquestionedUntil(aging));
  }

  /** A failure made ready to be kept; {@code null} where it is not to be. */
  @Nullable Landing remembered(Flight flight, Throwable failure) {
    ErrorRule rule = errors;
    if (rule == null
        || flight.interrupted()
        || ThreadFailures.isOne(failure)
        || !rule.remembers(FailureWrapping.unwrapped(failure))
        || (!rule.isNamed() && flight.stale() != null)) {
      return null;
    }
    long now = services.clock().precise();
    long until = CoarseClock.deadline(now, rule.ttlNanos());
    Aging aging = new Aging(until, until, until, until, 0);
    Object kept = new StampedValue(new RememberedFailure(failure), flight.stamp(), aging);
    // Past for plain hits: whatever is no value goes the longer way.
    return new Landing(new Entry(kept, now));
  }

  /**
   * A load has succeeded.
   *
   * @param over the stale value that it might have refreshed
   */
  void succeeded(Flight flight, @Nullable Bridge over, @Nullable Landing landing) {
    // Even where the stale value has been evicted: what is kept now will be stale one day.
    region.backOffs().ended(flight.key());
    if (over != null && landing == null) {
      // The newer value is not to be kept, and so is no reason to serve the older one.
      region.store().removeValue(flight.key(), over.kept());
      SharedLoad load = flight.shared();
      if (tier != null && load != null) {
        tier.drop(load);
      }
    }
  }

  /** A load that might have refreshed a stale value has failed. */
  void failed(Object key, Aging stale) {
    region
        .backOffs()
        .failed(key, services.clock().precise(), stale.staleUntil(), settings.maximumEntries());
  }

  /** Keeps a value in memory. */
  void keep(Object key, Landing landing) {
    if (receivers == null || receivers.lives(key)) {
      region.store().put(key, landing.entry());
    }
  }

  /** The ttl of a value that a call which no flight is has given; not positive: none is kept. */
  long observedTtl(@Nullable Object value, long loadNanos) throws Throwable {
    return loadNanos < freshness.settings().minLoadTimeNanos() ? 0 : ttl.nanos(value);
  }

  /** Keeps what stands for the value of a call that only looks on. */
  void keepObserved(Object key, @Nullable Object standIn, long ttlNanos) {
    keep(key, new Landing(new Entry(standIn, CoarseClock.deadline(method.now(), ttlNanos))));
  }

  /** A flight has ended: what it has put into memory goes to the shared store, too. */
  void afterLanding(Flight flight, @Nullable Landing landing) {
    SharedTier shared = tier;
    SharedLoad load = flight.shared();
    if (shared == null || load == null) {
      return;
    }
    shared.unclaim(load);
    if (landing != null && landing.bytes() != null) {
      shared.write(load, landing, flight.key(), region.store());
    } else {
      shared.release(load);
    }
  }
}
