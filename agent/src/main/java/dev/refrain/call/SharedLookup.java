package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Promise;
import dev.refrain.rules.Lookup;
import dev.refrain.store.Completion;
import dev.refrain.store.Entry;
import dev.refrain.store.Found;
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
  private final @Nullable Body body;
  private final Services services;

  /**
   * A lookup.
   *
   * @param body the method, where it can be called in the background
   */
  SharedLookup(CachedMethod method, SharedTier tier, @Nullable Body body, Services services) {
    this.method = method;
    this.tier = tier;
    this.lookup = tier.lookup();
    this.body = body;
    this.services = services;
  }

  SharedTier tier() {
    return tier;
  }

  /** What the call of a new flight gets: a result, or the flight as the token of its body. */
  Object enter(Flight flight) throws Exception {
    SharedLoad load;
    try {
      load = tier.load(flight.key());
    } catch (Throwable unwritable) {
      method.error("writing the key", unwritable);
      return flight;
    }
    flight.share(load);
    AsyncAdapter adapter = method.adapterIfAny();
    boolean loop = lookup != Lookup.CALLER && services.shared().isEventLoop();
    Body later = adapter == null ? null : body;
    if (adapter != null && later != null && (loop || lookup == Lookup.BACKGROUND)) {
      Promise promise = flight.lead(adapter);
      if (promise == null) {
        return flight;
      }
      ask(flight, load, later);
      return promise.result();
    }
    if (loop) {
      // A plain result can't come later: this call does without the store.
      return flight;
    }
    Entry entry = tier.take(load, tier.ask(load).await());
    if (entry == null && isElsewhere(load)) {
      if (adapter != null && later != null) {
        Promise promise = flight.lead(adapter);
        if (promise == null) {
          return flight;
        }
        waitElsewhere(flight, load, later, FIRST_PAUSE_NANOS);
        return promise.result();
      }
      if (adapter == null) {
        entry = awaitElsewhere(flight, load);
      }
    }
    if (entry != null) {
      return served(flight, entry);
    }
    begins(flight, load);
    return flight;
  }

  /** Ends a flight with what the store had. */
  private Object served(Flight flight, Entry entry) throws Exception {
    Object value = StampedValue.unwrap(entry.value());
    return method.served(flight, value, tier.keepsNear() ? new Landing(entry) : null);
  }

  /** Whether another process runs the load that this one is to wait for. */
  private boolean isElsewhere(SharedLoad load) {
    return tier.isCluster() && load.lease() != null && !load.lease().isOwn();
  }

  /** Waits in the calling thread until another process has loaded, given up, or taken too long. */
  private @Nullable Entry awaitElsewhere(Flight flight, SharedLoad load) {
    long pause = FIRST_PAUSE_NANOS;
    Entry entry = null;
    while (entry == null && isElsewhere(load) && !method.isOverdue(flight)) {
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
  private void waitElsewhere(
      final Flight flight, final SharedLoad load, final Body later, final long pause) {
    services
        .housekeeper()
        .later(
            new Runnable() {
              @Override
              public void run() {
                ask(flight, load, later, Math.min(LONGEST_PAUSE_NANOS, pause * 2));
              }
            },
            pause);
  }

  private void ask(Flight flight, SharedLoad load, Body later) {
    ask(flight, load, later, FIRST_PAUSE_NANOS);
  }

  private void ask(final Flight flight, final SharedLoad load, final Body later, final long pause) {
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
                        answered(flight, load, found, later, pause);
                      }
                    });
              }
            });
  }

  private void answered(
      Flight flight, SharedLoad load, @Nullable Found found, Body later, long pause) {
    Entry entry = null;
    try {
      entry = tier.take(load, found);
      if (entry != null) {
        served(flight, entry);
        return;
      }
    } catch (Throwable ours) {
      method.error("looking up", ours);
    }
    if (isElsewhere(load) && !method.isOverdue(flight)) {
      waitElsewhere(flight, load, later, pause);
    } else if (flight.runsHere()) {
      begins(flight, load);
      run(flight, load, later);
    } else {
      tier.release(load);
    }
  }

  private void run(Flight flight, SharedLoad load, Body later) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(load.context());
    try {
      flight.ran(later.run(flight.call()));
    } catch (Throwable failure) {
      flight.threw(failure);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void begins(Flight flight, SharedLoad load) {
    flight.bodyBegins(services.clock().precise());
    if (tier.isCluster() && load.lease() != null && load.lease().isOwn()) {
      new LeaseRenewal(flight, load, tier, services.housekeeper()).schedule();
    }
  }
}
