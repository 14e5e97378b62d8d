package dev.refrain.call;

import dev.refrain.call.key.KeyText;
import dev.refrain.codec.DecodedValue;
import dev.refrain.codec.LossyValueException;
import dev.refrain.codec.OtherShapeException;
import dev.refrain.codec.ValueCodec;
import dev.refrain.observe.MethodCounters;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Lookup;
import dev.refrain.store.Aging;
import dev.refrain.store.CoarseClock;
import dev.refrain.store.Completion;
import dev.refrain.store.Entry;
import dev.refrain.store.Found;
import dev.refrain.store.GuardedStore;
import dev.refrain.store.Lease;
import dev.refrain.store.MemoryStore;
import dev.refrain.store.Request;
import dev.refrain.store.SharedStore;
import dev.refrain.store.StampedValue;
import dev.refrain.store.StoreKey;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of one method in a shared store: read, decoded, encoded, written. Thread-safe. */
final class SharedTier {
  private static final long NANOS_A_MICRO = 1_000L;
  private static final long NANOS_A_MILLI = 1_000_000L;

  /** For how long entries are kept beside those of another version, at most, once one was seen. */
  private static final long ASIDE_NANOS = 3_600_000_000_000L;

  /** A lease that nobody renews; a load that takes longer is not shared. */
  private static final long LEASE_MILLIS = 60_000;

  /** A lease that is renewed while the load runs, and ends soon after its process does. */
  static final long RENEWED_LEASE_MILLIS = 3_000;

  private final SharedRule rule;
  private final String method;
  private final KeyText text;
  private final @Nullable Tags tags;
  private final ValueCodec codec;
  private final Freshness freshness;
  private final Services services;
  private final MethodCounters counters;
  private final GuardedStore store;
  private volatile boolean lossy;

  /** Whether other versions of the application keep entries of theirs, or did lately. */
  private volatile boolean aside;

  private volatile long asideUntil;

  SharedTier(
      SharedRule rule,
      String method,
      KeyText text,
      @Nullable Tags tags,
      ValueCodec codec,
      Freshness freshness,
      Services services,
      MethodCounters counters) {
    this.rule = rule;
    this.method = method;
    this.text = text;
    this.tags = tags;
    this.codec = codec;
    this.freshness = freshness;
    this.services = services;
    this.counters = counters;
    this.store = rule.store();
  }

  /** Whether a value turned out not to survive the codec: the method keeps to memory since. */
  boolean isLossy() {
    return lossy;
  }

  Lookup lookup() {
    return rule.settings().lookup();
  }

  boolean isCluster() {
    return rule.settings().clusterFlight();
  }

  /**
   * What a flight of this key has to do with the store. Throws as {@link KeyText#text} and {@link
   * Tags#keys} do.
   */
  SharedLoad load(Object key, @Nullable Call call) throws Throwable {
    String arguments = text.text(key);
    StoreKey entry = rule.keys().entry(method, arguments);
    List<StoreKey> tagKeys =
        tags == null || call == null
            ? Collections.<StoreKey>emptyList()
            : tags.keys(rule.keys(), call);
    SharedLoad load = new SharedLoad(entry, rule.groups(arguments, tagKeys), store.changes());
    if (isAside()) {
      load.moveAside(codec.version());
    }
    return load;
  }

  /**
   * Where entries stand. While several versions of an application share a store, the one that found
   * another's entry keeps its own beside it: neither takes the other's away, nor waits until they
   * have ended.
   */
  private boolean isAside() {
    if (aside && services.clock().precise() - asideUntil >= 0) {
      aside = false;
    }
    return aside;
  }

  /** Asks for the entry of a load, or for a lease. */
  Request<Found> ask(SharedLoad load) {
    load.stampNow();
    return store.read(load.key(), load.groups(), leaseMillis());
  }

  private long leaseMillis() {
    return isCluster() ? RENEWED_LEASE_MILLIS : LEASE_MILLIS;
  }

  /**
   * What the store answered: an entry, fresh or stale, or {@code null} where the load has to run.
   * May ask the store again, waiting for it.
   */
  @Nullable Entry take(SharedLoad load, @Nullable Found found) {
    load.lease(null);
    load.cutOff(found == null ? store.isOpen() : found.isCutOff());
    if (found == null) {
      return null;
    }
    byte[] bytes = found.bytes();
    if (bytes == null) {
      store.counters().lookedUp(false);
      load.lease(found.lease());
      return null;
    }
    try {
      DecodedValue decoded = codec.decode(bytes, load.key().bytes());
      store.counters().lookedUp(true);
      load.leaseOver(found.lease());
      return entry(load, decoded, found.leftNanos());
    } catch (OtherShapeException otherVersion) {
      store.counters().otherShape();
      asideUntil =
          CoarseClock.deadline(services.clock().precise(), Math.min(rule.ttlNanos(), ASIDE_NANOS));
      aside = true;
      if (movesAside(load)) {
        return take(load, ask(load).await());
      }
      // It stays, and so nothing can take its place there. Of its eviction memory is told.
      load.cutOff(true);
    } catch (Exception damaged) {
      store.counters().damaged();
      replace(load);
    } catch (LinkageError | StackOverflowError | OutOfMemoryError unable) {
      services.recorder().error(counters, "decoding a value", unable);
    }
    store.counters().lookedUp(false);
    return null;
  }

  /** Whether there is another place, where an entry of this version's may stand already. */
  private boolean movesAside(SharedLoad load) {
    if (load.isAside()) {
      return false;
    }
    try {
      load.moveAside(codec.version());
      return true;
    } catch (Exception | LinkageError unable) {
      services.recorder().error(counters, "looking into a type", unable);
      return false;
    }
  }

  /** {@code null} for one that this process may not serve any more. */
  private @Nullable Entry entry(SharedLoad load, DecodedValue decoded, long leftNanos) {
    long now = services.clock().precise();
    long stale = decoded.staleNanos();
    // Those who wrote it, and let it live so much longer, may have other rules than we.
    long fresh = leftNanos == Found.FOREVER ? leftNanos : leftNanos - stale;
    long nearUntil = CoarseClock.deadline(now, Math.min(leftNanos, rule.nearTtlNanos()));
    if (!freshness.ages()) {
      return fresh <= 0 && stale > 0
          ? null
          : new Entry(
              new StampedValue(decoded.value(), load.stamp()),
              CoarseClock.deadline(now, Math.min(fresh, rule.nearTtlNanos())));
    }
    long ttl = rule.ttlNanos() == CacheSettings.FOREVER ? fresh : rule.ttlNanos();
    Aging aging = freshness.aging(now, fresh, ttl, stale, decoded.loadNanos());
    if (!aging.isServable(now) && leftNanos > 0) {
      return null;
    }
    return aged(load, decoded.value(), aging, nearUntil);
  }

  private Entry aged(SharedLoad load, @Nullable Object value, Aging aging, long nearUntil) {
    Aging near = aging.endingBy(nearUntil);
    return new Entry(
        new StampedValue(value, load.stamp(), near), Freshness.unquestionedUntil(near));
  }

  private void replace(SharedLoad load) {
    load.stampNow();
    Found lease = store.replace(load.key(), load.groups(), leaseMillis()).await();
    load.lease(lease == null ? null : lease.lease());
  }

  /** Whether this process keeps copies of what the store holds. */
  boolean keepsNear() {
    return rule.settings().memoryTier();
  }

  /**
   * A load's value made ready, before anybody can change it; {@code null} where it is not to be
   * kept.
   */
  @Nullable Landing prepare(SharedLoad load, @Nullable Object value, long ttlNanos, long loadNanos)
      throws Exception {
    Lease lease = load.lease();
    if (lease == null) {
      boolean near = load.isCutOff() && keepsNear();
      return near ? new Landing(nearEntry(load, value, ttlNanos, loadNanos)) : null;
    }
    if (ttlNanos < NANOS_A_MILLI) {
      return null;
    }
    // Where processes share loads an entry that is of no use has to be gone, for one of them to get
    // the lease.
    long after = freshness.windowNanos() + (isCluster() ? 0 : freshness.lingerNanos());
    byte[] bytes;
    try {
      bytes =
          codec.encode(value, load.key().bytes(), loadNanos / NANOS_A_MICRO, after / NANOS_A_MILLI);
    } catch (LossyValueException lost) {
      lossy = true;
      services.recorder().lossy(counters, lost.getMessage());
      return null;
    }
    long lives = ttlNanos + after;
    long millis =
        ttlNanos == CacheSettings.FOREVER || lives < 0
            ? SharedStore.FOREVER_MILLIS
            : lives / NANOS_A_MILLI;
    return new Landing(nearEntry(load, value, ttlNanos, loadNanos), bytes, millis);
  }

  private Entry nearEntry(SharedLoad load, @Nullable Object value, long ttlNanos, long loadNanos) {
    long now = services.clock().precise();
    long nearUntil = CoarseClock.deadline(now, rule.nearTtlNanos());
    if (!freshness.ages()) {
      return new Entry(
          new StampedValue(value, load.stamp()),
          CoarseClock.deadline(now, Math.min(ttlNanos, rule.nearTtlNanos())));
    }
    Aging aging = freshness.aging(now, ttlNanos, ttlNanos, freshness.windowNanos(), loadNanos);
    return aged(load, value, aging, nearUntil);
  }

  /**
   * Writes a value that memory has already; where it does not land there, memory forgets it, unless
   * something else took its place.
   */
  void write(SharedLoad load, final Landing value, final Object key, final MemoryStore near) {
    byte[] bytes = value.bytes();
    Lease lease = load.lease();
    final Object kept = value.entry().value();
    if (bytes == null || lease == null || kept == null) {
      return;
    }
    store
        .write(load.key(), load.groups(), lease, bytes, value.ttlMillis())
        .whenEnded(
            new Completion<Boolean>() {
              @Override
              public void ended(@Nullable Boolean landed) {
                if (landed == null || !landed) {
                  store.counters().unwritten();
                }
                if (landed == null || !landed || !keepsNear()) {
                  near.removeValue(key, kept);
                }
              }
            });
  }

  /** Prolongs the lease of a load that runs; {@code completion} is told whether it stood. */
  void renew(SharedLoad load, Lease lease, Completion<Boolean> completion) {
    store.renew(load.key(), lease, RENEWED_LEASE_MILLIS).whenEnded(completion);
  }

  /** Claims the refresh of an entry for this process. */
  Request<Found> claim(SharedLoad load) {
    return store.read(load.claimKey(), load.groups(), RENEWED_LEASE_MILLIS);
  }

  /** As {@link #renew}, of a claim. */
  void renewClaim(SharedLoad load, Lease claim, Completion<Boolean> completion) {
    store.renew(load.claimKey(), claim, RENEWED_LEASE_MILLIS).whenEnded(completion);
  }

  /** Lets other processes load: this one's load gave nothing to keep. */
  void release(SharedLoad load) {
    Lease lease = load.lease();
    if (lease != null && lease.isOwn() && isCluster() && !load.isOverEntry()) {
      store.release(load.key(), lease).whenEnded(Ignored.INSTANCE);
    }
  }

  /** Takes an entry away whose place the load's value was to take. */
  void drop(SharedLoad load) {
    Lease lease = load.lease();
    if (lease != null && load.isOverEntry()) {
      store.release(load.key(), lease).whenEnded(Ignored.INSTANCE);
    }
  }

  /** The load is over: others may claim the next refresh. */
  void unclaim(SharedLoad load) {
    Lease claim = load.claim();
    if (claim != null) {
      store.release(load.claimKey(), claim).whenEnded(Ignored.INSTANCE);
    }
  }

  /** For requests whose end changes nothing. */
  private static final class Ignored implements Completion<Boolean> {
    static final Ignored INSTANCE = new Ignored();

    @Override
    public void ended(@Nullable Boolean result) {
      // The lease ends by itself, too.
    }
  }
}
