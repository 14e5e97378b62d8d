package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Promise;
import dev.refrain.store.StampedValue;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the result of a flight's body: the flight learns of it, and the body's own caller
 * gets one of its own. Thread-safe.
 */
final class BodyResult {
  private final CachedMethod method;
  private final @Nullable AsyncAdapter adapter;

  BodyResult(CachedMethod method) {
    this.method = method;
    this.adapter = method.adapterIfAny();
  }

  /** In the caller's thread; gives what the caller gets. */
  @Nullable Object returned(Flight flight, @Nullable Object result) {
    AsyncAdapter asynchronous = adapter;
    if (asynchronous == null) {
      flight.ended(result, null);
      return result;
    }
    if (result == null) {
      flight.ended(null, noFuture());
      return insteadOfFailure(flight);
    }
    try {
      return own(flight, asynchronous, result);
    } catch (Throwable ours) {
      flight.ended(null, ours);
      method.error("watching the result", ours);
      return result;
    }
  }

  private Throwable noFuture() {
    return new NullPointerException(method + " returned null in place of a future");
  }

  /** The caller's own result: while its load is under way others will join it. */
  private Object own(Flight flight, AsyncAdapter asynchronous, Object result) throws Exception {
    if (asynchronous.isDone(result)) {
      asynchronous.watch(result, flight);
      StampedValue stale = Bridge.crossed(flight);
      return stale == null ? result : method.serveBridged(stale);
    }
    StampedValue stale = Bridge.isRefresh(flight) ? flight.stale() : null;
    if (stale != null) {
      Object served = method.serveKept(stale);
      flight.leavesCaller();
      flight.pends(result, null);
      asynchronous.watch(result, flight);
      return served;
    }
    Promise promise = asynchronous.promise(flight);
    Waiter waiter = new LeaderWaiter(promise);
    if (!flight.pends(result, waiter)) {
      return result;
    }
    promise.onCancel(new Leaving(flight, waiter));
    asynchronous.watch(result, flight);
    return promise.result();
  }

  /** In a thread that is not the caller's. */
  void ran(Flight flight, @Nullable Object result) {
    AsyncAdapter asynchronous = adapter;
    if (asynchronous == null) {
      flight.ended(result, null);
      return;
    }
    if (result == null) {
      flight.ended(null, noFuture());
      return;
    }
    flight.pends(result, null);
    try {
      asynchronous.watch(result, flight);
    } catch (Throwable ours) {
      flight.ended(null, ours);
      method.error("watching the result", ours);
    }
  }

  /** What the caller gets in place of what the body threw; {@code null}: that. */
  @Nullable Object insteadOfFailure(Flight flight) {
    StampedValue stale = Bridge.crossed(flight);
    try {
      return stale == null ? null : method.serveBridged(stale);
    } catch (Throwable ours) {
      method.error("serving a stale value", ours);
      return null;
    }
  }
}
