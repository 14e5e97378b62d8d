package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Promise;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Expression;
import dev.refrain.store.StampedValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and when the body of a flight runs: in its caller's thread, or on the executor by way of
 * {@link Body}; at once, or in its turn where the rule bounds loads. Thread-safe.
 */
final class BodyRunner {
  /**
   * At most so many refreshes of a plain method run at once, unless its rule says otherwise: as
   * many threads as there are stale keys would bring down a back end that is slow already, and keep
   * callbacks waiting for a thread.
   */
  static final int MOST_REFRESHES = 256;

  private final CachedMethod method;
  private final Services services;
  private final @Nullable Body body;
  private final @Nullable LoadGate gate;
  private final boolean plain;
  private final LoadGate refreshes;

  /** Whether the thread of a call, and not only its arguments, may matter to its key. */
  private final boolean readsThread;

  /** Whether it does: no other thread than the caller's can run the body for the key. */
  private volatile boolean boundToThread;

  BodyRunner(CachedMethod method, CacheSettings settings, Freshness freshness, Services services) {
    this.method = method;
    this.services = services;
    this.body = method.binding().body();
    this.plain = method.adapterIfAny() == null;
    this.readsThread = readsThread(settings);
    int most = freshness.settings().maxConcurrentLoads();
    this.gate =
        most == 0 ? null : new LoadGate(most, settings.loadTimeoutNanos(), services.clock());
    this.refreshes =
        gate != null
            ? gate
            : new LoadGate(MOST_REFRESHES, settings.loadTimeoutNanos(), services.clock());
  }

  private static boolean readsThread(CacheSettings settings) {
    List<Expression> parts = settings.key();
    if (parts != null) {
      for (Expression each : parts) {
        if (each instanceof Expression.StaticCall) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether bodies can run in another thread than their caller's. */
  boolean canRunLater() {
    return body != null && !boundToThread;
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
    if (gate == null && !refreshes.hasRoom()) {
      flight.endServed(stale.value(), null);
      return result;
    }
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
    } else if (plain) {
      flight.gate(refreshes);
      StampedValue stale = refreshes.enter(flight) ? null : flight.stale();
      if (stale != null) {
        // Another read will do.
        flight.endServed(stale.value(), null);
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
    try {
      if (plain) {
        refresh(flight, call, callable);
      } else {
        begin(flight, call, callable);
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void begin(Flight flight, Call call, Body callable) {
    flight.bodyBegins();
    try {
      if (!isOfKey(flight, call)) {
        flight.voidLanding();
      }
      Object result = callable.run(call);
      if (!isOfKey(flight, call)) {
        flight.voidLanding();
      }
      method.results().ran(flight, result);
    } catch (Throwable failure) {
      flight.threw(failure);
    }
  }

  /** Whoever has come to wait for the refresh must not get what other arguments give, either. */
  private void refresh(Flight flight, Call call, Body callable) {
    if (!isOfKey(flight, call)) {
      boundToThread = readsThread;
      flight.ended(null, new StrayedCall());
      return;
    }
    flight.bodyBegins();
    Object result = null;
    Throwable failure = null;
    try {
      result = callable.run(call);
    } catch (Throwable thrown) {
      failure = thrown;
    }
    if (!isOfKey(flight, call)) {
      method.countRun(flight.bodyStartedAt(), failure);
      flight.ended(null, new StrayedCall());
    } else if (failure == null) {
      method.results().ran(flight, result);
    } else {
      flight.threw(failure);
    }
  }

  /**
   * Whether this thread still makes the same key of the call: its caller has gone on, and may have
   * put something else into an argument.
   */
  private boolean isOfKey(Flight flight, Call call) {
    try {
      return flight.key().equals(method.keyOf(call));
    } catch (Throwable broken) {
      return false;
    }
  }
}
