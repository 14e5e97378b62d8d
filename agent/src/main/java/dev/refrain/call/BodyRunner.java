package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Promise;
import dev.refrain.rules.CacheSettings;
import dev.refrain.store.StampedValue;
import org.jspecify.annotations.Nullable;

/**
 * Where and when the body of a flight runs: in its caller's thread, or on the executor by way of
 * {@link Body}; at once, or in its turn where the rule bounds loads. Thread-safe.
 */
final class BodyRunner {
  private final CachedMethod method;
  private final Services services;
  private final @Nullable Body body;
  private final @Nullable LoadGate gate;

  BodyRunner(CachedMethod method, CacheSettings settings, Freshness freshness, Services services) {
    this.method = method;
    this.services = services;
    this.body = method.binding().body();
    int most = freshness.settings().maxConcurrentLoads();
    this.gate =
        most == 0 ? null : new LoadGate(most, settings.loadTimeoutNanos(), services.clock());
  }

  /** Whether bodies can run in another thread than their caller's. */
  boolean canRunLater() {
    return body != null;
  }

  /**
   * The caller's thread is to run the body: gives the flight as its token, or what the caller gets
   * where the body runs later, or not at all.
   */
  Object admit(final Flight flight) throws Exception {
    LoadGate bound = gate;
    if (bound == null) {
      return flight;
    }
    flight.gate(bound);
    if (bound.enter(flight)) {
      return flight;
    }
    StampedValue stale = flight.stale();
    if (stale != null) {
      return method.endServed(flight, stale.value(), null);
    }
    AsyncAdapter adapter = method.adapterIfAny();
    Promise promise = adapter != null && canRunLater() ? flight.lead(adapter) : null;
    if (promise == null) {
      bound.await(flight);
      return flight;
    }
    runsInTurn(flight, bound);
    return promise.result();
  }

  private void runsInTurn(final Flight flight, LoadGate bound) {
    final Runnable body = onExecutor(flight);
    bound.later(
        flight,
        body,
        new Runnable() {
          @Override
          public void run() {
            StampedValue stale = flight.stale();
            if (stale == null) {
              body.run();
            } else {
              // A refresh can wait for another read: many of them at once are too much for a back
              // end that is slow already.
              flight.endServed(stale.value(), null);
            }
          }
        },
        services.housekeeper());
  }

  private Runnable onExecutor(final Flight flight) {
    return new Runnable() {
      @Override
      public void run() {
        services.run(
            new Runnable() {
              @Override
              public void run() {
                runNow(flight);
              }
            });
      }
    };
  }

  /**
   * Has a plain method's stale value refreshed on the executor; gives what the caller gets, or
   * {@code null} where the method can't be called there.
   */
  @Nullable Object refreshLater(final Flight flight, final @Nullable SharedLookup first)
      throws Exception {
    StampedValue stale = flight.stale();
    if (stale == null || !canRunLater()) {
      return null;
    }
    final Object result = method.serveKept(stale);
    flight.leavesCaller();
    services.run(
        new Runnable() {
          @Override
          public void run() {
            if (first == null) {
              BodyRunner.this.run(flight);
            } else {
              first.lookUpLater(flight);
            }
          }
        });
    return result;
  }

  /** Runs the body in this thread, which is one of the executor's, or later in another of them. */
  void run(final Flight flight) {
    LoadGate bound = gate;
    if (bound != null) {
      flight.gate(bound);
      if (!bound.enter(flight)) {
        runsInTurn(flight, bound);
        return;
      }
    }
    runNow(flight);
  }

  private void runNow(Flight flight) {
    Call call = flight.call();
    Body callable = body;
    if (callable == null || call == null || !flight.runsHere()) {
      flight.leavesGate();
      return;
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(call.context());
    flight.bodyBegins();
    try {
      checkArguments(flight, call);
      Object result = callable.run(call);
      checkArguments(flight, call);
      method.results().ran(flight, result);
    } catch (Throwable failure) {
      flight.threw(failure);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The caller has gone on, and may have put something else into an argument. */
  private void checkArguments(Flight flight, Call call) {
    boolean same;
    try {
      same = flight.key().equals(method.keyOf(call));
    } catch (Throwable broken) {
      same = false;
    }
    if (!same) {
      flight.voidLanding();
    }
  }
}
