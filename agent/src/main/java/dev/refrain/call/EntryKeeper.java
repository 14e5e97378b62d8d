package dev.refrain.call;

import dev.refrain.codec.LossyValueException;
import dev.refrain.codec.ValueCodec;
import dev.refrain.rules.CacheSettings;
import dev.refrain.store.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values of one method's loads: for how long, in which store, and whose own they are.
 * Thread-safe.
 */
final class EntryKeeper {
  private final CachedMethod method;
  private final CacheSettings settings;
  private final Region region;
  private final Services services;
  private final @Nullable ValueCodec copies;
  private final @Nullable SharedTier tier;
  private final @Nullable Receivers receivers;

  /**
   * A keeper.
   *
   * @param copies makes each caller a value of its own; {@code null}: all share one
   */
  EntryKeeper(
      CachedMethod method,
      CacheSettings settings,
      Region region,
      Services services,
      @Nullable ValueCodec copies,
      @Nullable SharedTier tier,
      @Nullable Receivers receivers) {
    this.method = method;
    this.settings = settings;
    this.region = region;
    this.services = services;
    this.copies = copies;
    this.tier = tier;
    this.receivers = receivers;
  }

  /** Whether each caller gets a value of its own. */
  boolean copies() {
    return copies != null;
  }

  /**
   * A value that no caller has in its hands, for those who wait and for memory: the leader may
   * change its own.
   */
  @Nullable Object ofCaller(@Nullable Object value) throws Exception {
    ValueCodec copying = copies;
    return copying == null ? value : copying.copy(value);
  }

  /** A value of its own for a caller that waited; the common one where that fails. */
  @Nullable Object ofWaiter(@Nullable Object pristine) {
    try {
      return ofCaller(pristine);
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
   * A value made ready to be kept for as long as the rule says; {@code null} where it is not to be.
   */
  @Nullable Landing landing(Flight flight, @Nullable Object value) throws Exception {
    SharedTier shared = tier;
    if (shared == null || shared.isLossy()) {
      return new Landing(entry(value));
    }
    SharedLoad load = flight.shared();
    if (load == null) {
      return null;
    }
    Landing landing =
        shared.prepare(load, value, ttl(), services.clock().precise() - flight.bodyStartedAt());
    return landing == null && shared.isLossy() ? new Landing(entry(value)) : landing;
  }

  private Entry entry(@Nullable Object value) {
    return new Entry(value, SharedTier.deadline(services.clock().precise(), ttl()));
  }

  private long ttl() {
    long ttl = settings.ttlNanos();
    double jitter = settings.ttlJitter();
    return ttl == CacheSettings.FOREVER || jitter == 0
        ? ttl
        : ttl - (long) (ttl * jitter * services.random().getAsDouble());
  }

  /** Keeps a value in memory. */
  void keep(Object key, Landing landing) {
    if (receivers == null || receivers.lives(key)) {
      region.store().put(key, landing.entry());
    }
  }

  /** Keeps that a call that is only observed would have been kept. */
  void keepObserved(Object key) {
    keep(key, new Landing(entry(null)));
  }

  /** A flight has ended: what it has put into memory goes to the shared store, too. */
  void afterLanding(Flight flight, @Nullable Landing landing) {
    SharedTier shared = tier;
    SharedLoad load = flight.shared();
    if (shared == null || load == null) {
      return;
    }
    if (landing != null && landing.bytes() != null) {
      shared.write(load, landing, flight.key(), region.store());
    } else {
      shared.release(load);
    }
  }
}
