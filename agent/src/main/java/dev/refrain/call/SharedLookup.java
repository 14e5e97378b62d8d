package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Promise;
import dev.refrain.rules.Lookup;
import dev.refrain.store.Aging;
import dev.refrain.store.Completion;
import dev.refrain.store.Entry;
import dev.refrain.store.Found;
import dev.refrain.store.Lease;
import dev.refrain.store.StampedValue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The way of a flight through the shared store before its body runs. A caller that may wait does
 * so, at most the store's timeout; for one that must not, the lookup and the body run in the
 * background, with its result in its hands.
 */
final class SharedLookup {
  private static final long FIRST_PAUSE_NANOS = 2_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 50_000_000L;

  private final CachedMethod method;
  private final SharedTier tier;
  private final Lookup lookup;
  private final Freshness freshness;
  private final BodyRunner bodies;
  private final Services services;

  SharedLookup(
      CachedMethod method,
      SharedTier tier,
      Freshness freshness,
      BodyRunner bodies,
      Services services) {
    this.method = method;
    this.tier = tier;
    this.lookup = tier.lookup();
    this.freshness = freshness;
    this.bodies = bodies;
    this.services = services;
  }

  SharedTier tier() {
    return tier;
  }

  /**
   * What the call of a new flight gets: a result, or the flight as the token of its body.
   *
   * @param since when the call began to wait for others' loads, in this process or elsewhere
   */
  Object enter(Flight flight, long since) throws Exception {
    SharedLoad load = load(flight);
    if (load == null) {
      return flight;
    }
    AsyncAdapter adapter = method.adapterIfAny();
    boolean loop = lookup != Lookup.CALLER && services.shared().isEventLoop();
    boolean later = adapter != null && bodies.canRunLater();
    if (adapter != null && later && (loop || lookup == Lookup.BACKGROUND)) {
      return lead(flight, adapter, load, 0);
    }
    if (loop) {
      // A plain result can't come later: this call does without the store.
      return flight;
    }
    Entry entry = tier.take(load, tier.ask(load).await());
    if (entry == null && isElsewhere(load)) {
      if (adapter != null && later) {
        return lead(flight, adapter, load, FIRST_PAUSE_NANOS);
      }
      if (adapter == null) {
        entry = awaitElsewhere(load, since);
      }
    }
    return entry == null ? begins(flight, load) : found(flight, load, entry);
  }

  /** {@code null} where the flight is none of the store's. */
  private @Nullable SharedLoad load(Flight flight) {
    try {
      SharedLoad load = tier.load(flight.key(), flight.call());
      flight.share(load);
      return load;
    } catch (Throwable unwritable) {
      method.error("writing the key", unwritable);
      return null;
    }
  }

  /** The caller gets a result of its own; the lookup goes on in the background. */
  private Object lead(Flight flight, AsyncAdapter adapter, SharedLoad load, long pause)
      throws Exception {
    StampedValue stale = Bridge.isRefresh(flight) ? flight.stale() : null;
    Object result;
    if (stale != null) {
      result = method.serveKept(stale);
      flight.leavesCaller();
    } else {
      Promise promise = flight.lead(adapter);
      if (promise == null) {
        return flight;
      }
      result = promise.result();
    }
    if (pause == 0) {
      ask(flight, load, FIRST_PAUSE_NANOS);
    } else {
      waitElsewhere(flight, load, pause);
    }
    return result;
  }

  /** Looks up, and runs the body if it has to, in the background, for a caller who was served. */
  void lookUpLater(Flight flight) {
    SharedLoad load = load(flight);
    if (load == null) {
      bodies.run(flight);
    } else {
      ask(flight, load, FIRST_PAUSE_NANOS);
    }
  }

  /** In the caller's thread: what the caller gets of an entry, or the flight. */
  private Object found(Flight flight, SharedLoad load, Entry entry) throws Exception {
    Age age = age(entry);
    if (age == Age.FRESH) {
      return served(flight, entry);
    }
    StampedValue kept = bridge(flight, entry, age);
    if (backsOff(flight)) {
      return served(flight, entry);
    }
    if (age == Age.DUE) {
      // Who has joined while the store was asked need not wait for the refresh, either.
      flight.soften();
    }
    if (age == Age.DUE && method.adapterIfAny() == null && bodies.canRunLater()) {
      Object result = method.serveKept(kept);
      flight.leavesCaller();
      services.run(new Refreshing(flight, load, kept));
      return result;
    }
    return isRefreshedElsewhere(load) ? served(flight, entry) : begins(flight, load);
  }

  private Age age(Entry entry) {
    Object kept = entry.value();
    Aging aging = kept instanceof StampedValue ? ((StampedValue) kept).aging() : null;
    return aging == null ? Age.FRESH : freshness.age(aging, method.now());
  }

  /** A value that is stale, or will soon be, is what the flight's callers may be served. */
  private StampedValue bridge(Flight flight, Entry entry, Age age) {
    StampedValue kept = (StampedValue) entry.value();
    Aging aging = kept == null ? null : kept.aging();
    if (kept == null || aging == null) {
      throw new IllegalStateException("an entry without an age is fresh");
    }
    long softNanos = freshness.settings().softTimeoutNanos();
    if (softNanos > 0 && flight.bridge() == null) {
      long passed = method.now() - flight.startedAt();
      services.housekeeper().later(new Softening(flight), Math.max(0, softNanos - passed));
    }
    flight.bridge(new Bridge(kept, aging, age == Age.DUE));
    if (tier.keepsNear()) {
      method.keeper().keep(flight.key(), new Landing(entry));
    }
    return kept;
  }

  /** Whether a refresh of the entry failed lately. */
  private boolean backsOff(Flight flight) {
    return method.region().backOffs().holds(flight.key(), method.now());
  }

  /** Whether another process refreshes the entry; else this one has claimed it. Waits for that. */
  private boolean isRefreshedElsewhere(SharedLoad load) {
    if (!tier.isCluster()) {
      return false;
    }
    Found claim = tier.claim(load).await();
    Lease lease = claim == null ? null : claim.lease();
    load.claim(lease != null && lease.isOwn() ? lease : null);
    return lease != null && !lease.isOwn();
  }

  /** Ends a flight with what the store had. */
  private Object served(Flight flight, Entry entry) throws Exception {
    Object value = StampedValue.unwrap(entry.value());
    return method.endServed(flight, value, tier.keepsNear() ? new Landing(entry) : null);
  }

  /** Whether another process runs the load that this one is to wait for. */
  private boolean isElsewhere(SharedLoad load) {
    return tier.isCluster() && load.lease() != null && !load.lease().isOwn();
  }

  /** Waits in the calling thread until another process has loaded, given up, or taken too long. */
  private @Nullable Entry awaitElsewhere(SharedLoad load, long since) {
    long pause = FIRST_PAUSE_NANOS;
    Entry entry = null;
    while (entry == null && isElsewhere(load) && method.patience(since) > 0) {
      LockSupport.parkNanos(this, pause);
      if (Thread.currentThread().isInterrupted()) {
        return null;
      }
      pause = Math.min(LONGEST_PAUSE_NANOS, pause * 2);
      entry = tier.take(load, tier.ask(load).await());
    }
    return entry;
  }

  /** As {@link #awaitElsewhere}, holding up no thread. */
  private void waitElsewhere(final Flight flight, final SharedLoad load, final long pause) {
    services
        .housekeeper()
        .later(
            new Runnable() {
              @Override
              public void run() {
                ask(flight, load, Math.min(LONGEST_PAUSE_NANOS, pause * 2));
              }
            },
            pause);
  }

  private void ask(final Flight flight, final SharedLoad load, final long pause) {
    tier.ask(load)
        .whenEnded(
            new Completion<Found>() {
              @Override
              public void ended(final @Nullable Found found) {
                // Decoding and bodies are no work for an I/O thread.
                services.run(
                    new Runnable() {
                      @Override
                      public void run() {
                        answered(flight, load, found, pause);
                      }
                    });
              }
            });
  }

  private void answered(Flight flight, SharedLoad load, @Nullable Found found, long pause) {
    try {
      Entry entry = tier.take(load, found);
      Age age = entry == null ? Age.GONE : age(entry);
      if (entry != null && age != Age.FRESH) {
        bridge(flight, entry, age);
      }
      if (entry != null && (age == Age.FRESH || backsOff(flight) || isRefreshedElsewhere(load))) {
        served(flight, entry);
        return;
      }
      if (age == Age.DUE) {
        flight.soften();
      }
    } catch (Throwable ours) {
      method.error("looking up", ours);
    }
    if (isElsewhere(load) && !method.isOverdue(flight)) {
      waitElsewhere(flight, load, pause);
    } else {
      begins(flight, load);
      bodies.run(flight);
    }
  }

  /** The body is to run: gives the flight. */
  private Object begins(Flight flight, SharedLoad load) {
    flight.bodyBegins();
    Lease lease = load.lease();
    boolean leads = lease != null && lease.isOwn() && !load.isOverEntry();
    if (tier.isCluster() && (leads || load.claim() != null)) {
      new LeaseRenewal(flight, load, tier, services.housekeeper()).schedule();
    }
    return flight;
  }

  /** Refreshes in the background what a caller in its thread has found to be due. */
  private final class Refreshing implements Runnable {
    private final Flight flight;
    private final SharedLoad load;
    private final StampedValue kept;

    Refreshing(Flight flight, SharedLoad load, StampedValue kept) {
      this.flight = flight;
      this.load = load;
      this.kept = kept;
    }

    @Override
    public void run() {
      try {
        if (isRefreshedElsewhere(load)) {
          flight.endServed(kept.value(), null);
          return;
        }
      } catch (Throwable ours) {
        method.error("looking up", ours);
      }
      begins(flight, load);
      bodies.run(flight);
    }
  }
}
