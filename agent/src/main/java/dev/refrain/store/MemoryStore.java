package dev.refrain.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the heap of this process, at most {@code maximumEntries}; the ones least worth keeping
 * go first (Window TinyLFU, by Caffeine).
 *
 * <p>Every store is configured alike and expiry is ours: mixed configurations make Caffeine's
 * inside megamorphic, which triples the time of a read.
 */
public final class MemoryStore implements Store {
  /** A sweep may take up to a hundredth of the time. */
  private static final int SWEEP_SHARE = 100;

  private final Cache<Object, Entry> cache;
  private final ConcurrentMap<Object, Entry> map;
  private final Policy<Object, Entry> policy;
  private final CoarseClock clock;
  private final LongAdder puts = new LongAdder();
  private final LongAdder removals = new LongAdder();
  private volatile long earliest = Long.MAX_VALUE;
  private long notBefore;

  public MemoryStore(int maximumEntries, CoarseClock clock) {
    this.cache =
        Caffeine.newBuilder().maximumSize(maximumEntries).executor(CallerExecutor.INSTANCE).build();
    this.map = cache.asMap();
    this.policy = cache.policy();
    this.clock = clock;
    this.notBefore = clock.precise();
  }

  @Override
  public @Nullable Entry get(Object key) {
    return fresh(cache.getIfPresent(key));
  }

  /** As {@link #get}, untold to the eviction policy: faster where the store is well filled. */
  public @Nullable Entry getQuietly(Object key) {
    return fresh(policy.getIfPresentQuietly(key));
  }

  private @Nullable Entry fresh(@Nullable Entry entry) {
    return entry == null || clock.isPast(entry.deadline()) ? null : entry;
  }

  @Override
  public void put(Object key, Entry entry) {
    if (map.put(key, entry) == null) {
      puts.increment();
    }
    if (entry.deadline() < earliest) {
      noteDeadline(entry.deadline());
    }
  }

  private synchronized void noteDeadline(long deadline) {
    earliest = Math.min(earliest, deadline);
  }

  @Override
  public void remove(Object key) {
    if (map.remove(key) != null) {
      removals.increment();
    }
  }

  @Override
  public void clear() {
    for (Map.Entry<Object, Entry> each : map.entrySet()) {
      removeExactly(each.getKey(), each.getValue());
    }
  }

  /** Removes the entries that a condition names. */
  public void removeIf(EntryFilter condition) {
    for (Map.Entry<Object, Entry> each : map.entrySet()) {
      if (condition.test(each.getKey(), each.getValue())) {
        removeExactly(each.getKey(), each.getValue());
      }
    }
  }

  /**
   * Removes expired entries: nobody asks for them any more, and they would keep their values, and
   * so a class loader, alive. For one thread; returns at once when nothing can have expired.
   */
  public void sweep() {
    long start = clock.precise();
    if (start - notBefore < 0 || earliest == Long.MAX_VALUE || start - earliest < 0) {
      return;
    }
    synchronized (this) {
      earliest = Long.MAX_VALUE;
    }
    long next = Long.MAX_VALUE;
    for (Map.Entry<Object, Entry> each : map.entrySet()) {
      long deadline = each.getValue().deadline();
      if (deadline - start <= 0) {
        removeExactly(each.getKey(), each.getValue());
      } else {
        next = Math.min(next, deadline);
      }
    }
    noteDeadline(next);
    long end = clock.precise();
    notBefore = end + (end - start) * SWEEP_SHARE;
  }

  private void removeExactly(Object key, Entry entry) {
    if (map.remove(key, entry)) {
      removals.increment();
    }
  }

  /** Bounds the store anew. */
  public void resize(int maximumEntries) {
    if (policy.eviction().isPresent()) {
      policy.eviction().get().setMaximum(maximumEntries);
    }
  }

  /** How many entries there are, expired ones included until they are swept. */
  public long size() {
    return cache.estimatedSize();
  }

  /** How many entries had to go because the store was full. */
  public long sizeEvictions() {
    return Math.max(0, puts.sum() - removals.sum() - cache.estimatedSize());
  }

  /** Does the upkeep that is due, such as evicting what is over the bound. */
  public void cleanUp() {
    cache.cleanUp();
  }
}
