package dev.refrain.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.RemovalListener;
import dev.refrain.observe.HitCounter;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the heap of this process, at most {@code maximumEntries}; the ones least worth keeping
 * go first (Window TinyLFU, by Caffeine). Thread-safe.
 *
 * <p>Every store is configured alike and expiry is ours: mixed configurations make Caffeine's
 * inside megamorphic. Hits read an {@link EntryIndex} of our own and tell Caffeine of a sample.
 */
public final class MemoryStore {
  /** A sweep may take up to a hundredth of the time. */
  private static final int SWEEP_SHARE = 100;

  private final EntryIndex index = new EntryIndex();
  private final CoarseClock clock;
  private final HitCounter hits;
  private final Cache<Object, KeptEntry> cache;
  private final ConcurrentMap<Object, KeptEntry> map;
  private final Policy<Object, KeptEntry> policy;
  private final LongAdder sizeEvictions = new LongAdder();
  private volatile long earliest = Long.MAX_VALUE;
  private volatile int halfFull;
  private long notBefore;

  /**
   * An empty store.
   *
   * @param hits where readers leave the hash codes of some of the keys that they found
   */
  public MemoryStore(int maximumEntries, CoarseClock clock, HitCounter hits) {
    this.clock = clock;
    this.hits = hits;
    this.halfFull = maximumEntries / 2;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(maximumEntries)
            .executor(CallerExecutor.INSTANCE)
            .evictionListener(new SizeEviction())
            .build();
    this.map = cache.asMap();
    this.policy = cache.policy();
    this.notBefore = clock.precise();
  }

  /**
   * The entry of a key, if there is one that may still be served and no change of the store is
   * under way: {@link #get}, but faster, and without telling the eviction policy.
   */
  public @Nullable KeptEntry find(Object key) {
    KeptEntry entry = index.find(key);
    return entry == null || clock.isPast(entry.deadline()) ? null : entry;
  }

  /** The entry of a key, if there is one that may still be served. */
  public @Nullable Entry get(Object key) {
    KeptEntry entry = cache.getIfPresent(key);
    return entry == null || clock.isPast(entry.deadline())
        ? null
        : new Entry(entry.value(), entry.deadline());
  }

  /**
   * What is kept of a key together with its {@link Aging}, fresh or stale; {@code null} where there
   * is no such value, or what it rests on has changed.
   */
  public @Nullable StampedValue aged(Object key) {
    // Caffeine alone tells: an entry that was evicted has left it, and may still be in the index.
    KeptEntry entry = cache.getIfPresent(key);
    Object kept = entry == null ? null : entry.value();
    if (!(kept instanceof StampedValue)) {
      return null;
    }
    StampedValue value = (StampedValue) kept;
    Aging aging = value.aging();
    return aging != null && aging.isServable(clock.precise()) && value.isCurrent() ? value : null;
  }

  /** Keeps an entry in place of the key's former one. */
  public void put(Object key, Entry entry) {
    tellReads();
    KeptEntry kept = new KeptEntry(key, entry.value(), entry.deadline());
    for (KeptEntry former = map.putIfAbsent(key, kept);
        former != null;
        former = map.putIfAbsent(key, kept)) {
      former.expire(clock.past());
      if (map.replace(key, former, kept)) {
        index.remove(former);
        break;
      }
    }
    if (index.add(kept) > halfFull) {
      // Up to here, Caffeine leaves reads alone, too.
      hits.wantMarks();
    }
    if (policy.getIfPresentQuietly(key) != kept) {
      // It had to go meanwhile, maybe before it was in the index.
      index.remove(kept);
    }
    if (kept.usefulUntil() < earliest) {
      noteDeadline(kept.usefulUntil());
    }
  }

  /**
   * Tells the eviction policy what has been read. It matters only when an entry is added: so a hit
   * merely leaves a mark, does no upkeep and takes no lock.
   */
  private void tellReads() {
    if (!hits.takeMarked()) {
      return;
    }
    for (int i = 0; i < HitCounter.MARKS; i++) {
      long mark = hits.takeMark(i);
      KeptEntry entry = mark < 0 ? null : index.find((int) mark);
      if (entry != null) {
        cache.getIfPresent(entry.key);
      }
    }
  }

  private synchronized void noteDeadline(long deadline) {
    earliest = Math.min(earliest, deadline);
  }

  public void remove(Object key) {
    for (KeptEntry entry = policy.getIfPresentQuietly(key);
        entry != null;
        entry = policy.getIfPresentQuietly(key)) {
      removeExactly(key, entry);
    }
  }

  /** Removes the entry of this very value, if it is the key's. */
  public void removeValue(Object key, Object value) {
    KeptEntry entry = policy.getIfPresentQuietly(key);
    if (entry != null && entry.value() == value) {
      removeExactly(key, entry);
    }
  }

  /** Removes every entry. */
  public void clear() {
    for (Map.Entry<Object, KeptEntry> each : map.entrySet()) {
      removeExactly(each.getKey(), each.getValue());
    }
  }

  /** Removes the entries that a condition names. */
  public void removeIf(KeyFilter condition) {
    for (Map.Entry<Object, KeptEntry> each : map.entrySet()) {
      if (condition.test(each.getKey())) {
        removeExactly(each.getKey(), each.getValue());
      }
    }
  }

  /**
   * Removes expired entries: nobody asks for them any more, and they would keep their values, and
   * so a class loader, alive. For one thread; returns at once when nothing can have expired.
   */
  public void sweep() {
    tellReads();
    long start = clock.precise();
    if (start - notBefore < 0 || earliest == Long.MAX_VALUE || start - earliest < 0) {
      return;
    }
    synchronized (this) {
      earliest = Long.MAX_VALUE;
    }
    long next = Long.MAX_VALUE;
    for (Map.Entry<Object, KeptEntry> each : map.entrySet()) {
      long deadline = each.getValue().usefulUntil();
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

  /**
   * An entry expires before it leaves Caffeine: so once it has left, whatever reads still find in
   * the index is not served, whichever thread has removed it and however far it has come.
   */
  private void removeExactly(Object key, KeptEntry entry) {
    entry.expire(clock.past());
    map.remove(key, entry);
    index.remove(entry);
  }

  /** Bounds the store anew. */
  public void resize(int maximumEntries) {
    halfFull = maximumEntries / 2;
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
    return sizeEvictions.sum();
  }

  /** Does the upkeep that is due, such as evicting what is over the bound. */
  public void cleanUp() {
    cache.cleanUp();
  }

  /** Caffeine calls it while it removes the entry, so that no eviction by key can miss it. */
  private final class SizeEviction implements RemovalListener<Object, KeptEntry> {
    @Override
    public void onRemoval(@Nullable Object key, @Nullable KeptEntry entry, RemovalCause cause) {
      if (entry != null) {
        entry.expire(clock.past());
        index.remove(entry);
      }
      sizeEvictions.increment();
    }
  }
}
