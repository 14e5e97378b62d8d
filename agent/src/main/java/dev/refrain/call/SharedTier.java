package dev.refrain.call;

import dev.refrain.call.key.KeyText;
import dev.refrain.codec.LossyValueException;
import dev.refrain.codec.OtherShapeException;
import dev.refrain.codec.ValueCodec;
import dev.refrain.observe.MethodCounters;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Lookup;
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
import org.jspecify.annotations.Nullable;

/** The entries of one method in a shared store: read, decoded, encoded, written. Thread-safe. */
final class SharedTier {
  private static final long NANOS_A_MICRO = 1_000L;
  private static final long NANOS_A_MILLI = 1_000_000L;

  /** A lease that nobody renews; a load that takes longer is not shared. */
  private static final long LEASE_MILLIS = 60_000;

  /** A lease that is renewed while the load runs, and ends soon after its process does. */
  static final long RENEWED_LEASE_MILLIS = 3_000;

  private final SharedRule rule;
  private final String method;
  private final KeyText text;
  private final ValueCodec codec;
  private final Services services;
  private final MethodCounters counters;
  private final GuardedStore store;
  private volatile boolean lossy;

  SharedTier(
      SharedRule rule,
      String method,
      KeyText text,
      ValueCodec codec,
      Services services,
      MethodCounters counters) {
    this.rule = rule;
    this.method = method;
    this.text = text;
    this.codec = codec;
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

  /** What a flight of this key has to do with the store. Throws as {@link KeyText#text} does. */
  SharedLoad load(Object key) {
    String arguments = text.text(key);
    StoreKey entry = rule.keys().entry(method, arguments);
    return new SharedLoad(entry, rule.groups(arguments), store.changes());
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
   * What the store answered: an entry to serve, or {@code null} where the load has to run. May ask
   * the store again, waiting for it.
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
      Object value = codec.decode(bytes, load.key().bytes()).value();
      store.counters().lookedUp(true);
      return new Entry(new StampedValue(value, load.stamp()), nearDeadline(found.leftNanos()));
    } catch (OtherShapeException otherVersion) {
      store.counters().otherShape();
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

  private void replace(SharedLoad load) {
    load.stampNow();
    Found lease = store.replace(load.key(), load.groups(), leaseMillis()).await();
    load.lease(lease == null ? null : lease.lease());
  }

  private long nearDeadline(long leftNanos) {
    long now = services.clock().precise();
    return deadline(now, Math.min(leftNanos, rule.nearTtlNanos()));
  }

  /** A moment of the clock that is never reached where it is too far off to be told. */
  static long deadline(long now, long nanos) {
    return now + Math.min(nanos, Long.MAX_VALUE / 2);
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
      return near ? new Landing(nearEntry(load, value, ttlNanos)) : null;
    }
    if (ttlNanos < NANOS_A_MILLI) {
      return null;
    }
    byte[] bytes;
    try {
      bytes = codec.encode(value, load.key().bytes(), loadNanos / NANOS_A_MICRO, 0);
    } catch (LossyValueException lost) {
      lossy = true;
      services.recorder().lossy(counters, lost.getMessage());
      return null;
    }
    long millis =
        ttlNanos == CacheSettings.FOREVER ? SharedStore.FOREVER_MILLIS : ttlNanos / NANOS_A_MILLI;
    return new Landing(nearEntry(load, value, ttlNanos), bytes, millis);
  }

  private Entry nearEntry(SharedLoad load, @Nullable Object value, long ttlNanos) {
    long now = services.clock().precise();
    return new Entry(
        new StampedValue(value, load.stamp()),
        deadline(now, Math.min(ttlNanos, rule.nearTtlNanos())));
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

  /** Lets other processes load: this one's load gave nothing to keep. */
  void release(SharedLoad load) {
    Lease lease = load.lease();
    if (lease != null && lease.isOwn() && isCluster()) {
      store.release(load.key(), lease).whenEnded(Ignored.INSTANCE);
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
