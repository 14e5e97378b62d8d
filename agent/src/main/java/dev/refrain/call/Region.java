package dev.refrain.call;

import dev.refrain.observe.MethodCounters;
import dev.refrain.store.CoarseClock;
import dev.refrain.store.MemoryStore;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one woven method and the flights that will add to them. It outlives a change of
 * its rule's settings, and dies with the method's class.
 */
final class Region {
  /** Past so many loads in flight, further calls run as if there were no rule. */
  static final int MAXIMUM_FLIGHTS = 10_000;

  private final MemoryStore store;
  private final MethodCounters counters;
  private final Receivers receivers;
  private final ConcurrentHashMap<Object, Flight> flights = new ConcurrentHashMap<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final BackOffs backOffs;
  private final CoarseClock clock;
  private volatile @Nullable EvictionMarks marks;
  private volatile @Nullable MemoryStore beside;
  private long sizeEvictionsCounted;

  Region(int maximumEntries, CoarseClock clock, MethodCounters counters, DoubleSupplier random) {
    this.clock = clock;
    this.backOffs = new BackOffs(random);
    this.store = new MemoryStore(maximumEntries, clock, counters.hits());
    this.counters = counters;
    this.receivers = new Receivers(counters);
  }

  MemoryStore store() {
    return store;
  }

  MethodCounters counters() {
    return counters;
  }

  Receivers receivers() {
    return receivers;
  }

  /** The keys whose stale value could not be refreshed. */
  BackOffs backOffs() {
    return backOffs;
  }

  @Nullable Flight flight(Object key) {
    return flights.get(key);
  }

  boolean isFull() {
    return inFlight.get() >= MAXIMUM_FLIGHTS;
  }

  /** Makes {@code flight} the one of its key, in place of {@code replaced}; else gives false. */
  boolean begin(Flight flight, @Nullable Flight replaced) {
    boolean begun =
        replaced == null
            ? flights.putIfAbsent(flight.key(), flight) == null
            : flights.replace(flight.key(), replaced, flight);
    if (begun) {
      inFlight.incrementAndGet();
    }
    return begun;
  }

  /** Counts a flight that nobody is to find, since its key has another. */
  void beginApart() {
    inFlight.incrementAndGet();
  }

  /** The flight has ended; callers for its key start afresh. Once for each flight that began. */
  void gone(Flight flight) {
    flights.remove(flight.key(), flight);
    inFlight.decrementAndGet();
  }

  /** Tells runs that are no flights which keys were evicted; made at the first need. */
  synchronized EvictionMarks marks() {
    EvictionMarks made = marks;
    if (made == null) {
      made = new EvictionMarks();
      marks = made;
    }
    return made;
  }

  /** Has a store swept with its own, in place of a former one; no eviction reaches it. */
  void sweepBeside(MemoryStore other) {
    beside = other;
  }

  /** Evicts one entry; a load of it that is under way won't land. */
  void evict(Object key) {
    EvictionMarks marked = marks;
    if (marked != null) {
      marked.evicted(key);
    }
    Flight flight = flights.get(key);
    if (flight != null) {
      flight.voidLanding();
      flights.remove(key, flight);
    }
    store.remove(key);
  }

  /** Evicts one key's entries of every receiver. */
  void evictOfAll(Object key) {
    evict(key);
    for (Receivers.Receiver each : receivers.others()) {
      evict(each.key(key));
    }
  }

  /** Evicts every entry; no load that is under way will land. */
  void evictAll() {
    EvictionMarks marked = marks;
    if (marked != null) {
      marked.evictedAll();
    }
    for (Flight each : flights.values()) {
      each.voidLanding();
      flights.remove(each.key(), each);
    }
    store.clear();
  }

  /** Drops every entry for good: the rule is gone. */
  void drop() {
    for (Flight each : flights.values()) {
      each.voidLanding();
    }
    store.clear();
    backOffs.clear();
    MemoryStore other = beside;
    if (other != null) {
      other.clear();
    }
  }

  /** Removes what has expired or belonged to receivers that are gone. */
  void sweep() {
    receivers.removeDead(store);
    backOffs.sweep(clock.precise());
    store.sweep();
    MemoryStore other = beside;
    if (other != null) {
      other.sweep();
    }
    long evictions = store.sizeEvictions();
    counters.sizeEvicted(evictions - sizeEvictionsCounted);
    sizeEvictionsCounted = evictions;
  }
}
