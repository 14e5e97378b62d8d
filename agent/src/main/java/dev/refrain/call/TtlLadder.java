package dev.refrain.call;

import dev.refrain.observe.HitCounter;
import dev.refrain.observe.LadderCounters;
import dev.refrain.rules.CacheSettings;
import dev.refrain.store.Entry;
import dev.refrain.store.MemoryStore;
import dev.refrain.store.Stamp;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What an observed method's calls would be with shorter and longer ttls: for each key, when it
 * would have been loaded last with each of them. As many keys as the rule would keep. Thread-safe.
 */
final class TtlLadder {
  private final CachedMethod method;
  private final MemoryStore store;
  private final LadderCounters counters;
  private final long ttlNanos;

  private TtlLadder(CachedMethod method) {
    this.method = method;
    this.ttlNanos = method.settings().ttlNanos();
    this.store =
        new MemoryStore(
            method.settings().maximumEntries(), method.services().clock(), new HitCounter());
    this.counters = method.region().counters().newLadder();
    method.region().sweepBeside(store);
  }

  /** A ladder; {@code null} where the ttl has no end. */
  static @Nullable TtlLadder of(CachedMethod method) {
    if (method.settings().ttlNanos() == CacheSettings.FOREVER) {
      method.region().counters().newLadder();
      return null;
    }
    return new TtlLadder(method);
  }

  /**
   * A call comes: counts the ttls with which it would hit; gives the others, one bit each.
   *
   * @param ownHit whether it would hit with the rule's own
   * @param mark that of the key's evictions
   */
  int missing(Object key, boolean ownHit, long mark) {
    counters.called(ttlNanos);
    Loads loads = loads(key, mark);
    long now = method.now();
    int missing = 0;
    for (int i = 0; i < LadderCounters.steps(); i++) {
      boolean own = i == LadderCounters.OWN;
      if (own ? ownHit : loads != null && loads.covers(i, now, ttlNanos)) {
        counters.hit(i);
      } else if (!own) {
        missing |= 1 << i;
      }
    }
    return missing;
  }

  private @Nullable Loads loads(Object key, long mark) {
    Entry entry = store.get(key);
    Loads loads = entry == null ? null : (Loads) entry.value();
    return loads != null && loads.isCurrent(mark) ? loads : null;
  }

  /** A call has run that would have been the load with some of the ttls, and its value kept. */
  void loaded(Object key, int missing, long mark, @Nullable Stamp stamp) {
    long now = method.now();
    Loads before = loads(key, mark);
    Loads next = before == null ? new Loads(mark, stamp) : before;
    next.set(missing, now);
    if (before == null || (missing & 1 << (LadderCounters.steps() - 1)) != 0) {
      long longest = LadderCounters.ttl(LadderCounters.steps() - 1, ttlNanos);
      store.put(key, new Entry(next, now + longest));
    }
  }

  /** When one key was loaded last, with each ttl. Thread-safe. */
  private static final class Loads {
    private static final long NEVER = Long.MIN_VALUE;

    private final long mark;
    private final @Nullable Stamp stamp;
    private final long[] at = new long[LadderCounters.steps()];

    Loads(long mark, @Nullable Stamp stamp) {
      this.mark = mark;
      this.stamp = stamp;
      Arrays.fill(at, NEVER);
    }

    boolean isCurrent(long markNow) {
      return mark == markNow && (stamp == null || stamp.isCurrent());
    }

    synchronized boolean covers(int step, long now, long ttlNanos) {
      return at[step] != NEVER && now - at[step] < LadderCounters.ttl(step, ttlNanos);
    }

    synchronized void set(int steps, long now) {
      for (int i = 0; i < at.length; i++) {
        if ((steps & 1 << i) != 0) {
          at[i] = now;
        }
      }
    }
  }
}
