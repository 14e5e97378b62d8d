package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Promise;
import org.jspecify.annotations.Nullable;

/** How a call joins a load that another call of the method runs. Thread-safe. */
final class Joining {
  /** The load is of no use to the call, which is to start as if it had come just now. */
  static final Object AFRESH = new Object();

  private final CachedMethod method;
  private final Region region;
  private final Services services;

  /** Of one method. */
  Joining(CachedMethod method, Region region, Services services) {
    this.method = method;
    this.region = region;
    this.services = services;
  }

  /**
   * What the call gets: a result, {@code null} to run without the rule, a waiter whose load failed,
   * or {@link #AFRESH}. A plain call waits for it.
   *
   * @param nanos how long a thread may still wait
   */
  @Nullable Object join(Flight flight, long nanos) {
    AsyncAdapter adapter = method.adapterIfAny();
    return adapter == null ? await(flight, nanos) : board(flight, adapter);
  }

  private Object board(Flight flight, AsyncAdapter adapter) {
    Promise promise = flight.board(adapter);
    if (promise == null) {
      return AFRESH;
    }
    region.counters().joined();
    return promise.result();
  }

  /** In the calling thread. */
  private @Nullable Object await(Flight flight, long nanos) {
    ThreadWaiter waiter = new ThreadWaiter();
    if (!services.waits().enter(flight)) {
      return method.bypass();
    }
    try {
      if (!flight.attach(waiter)) {
        return AFRESH;
      }
      waiter.await(nanos);
    } finally {
      services.waits().leave();
    }
    if (!waiter.told()) {
      flight.detach(waiter);
      return Thread.currentThread().isInterrupted() ? method.bypass() : AFRESH;
    }
    if (waiter.failure() == null) {
      Object value = waiter.value();
      if (value != null && OneShots.isOneShot(value.getClass())) {
        // It is its own caller's alone; each of those who waited needs one of theirs.
        return method.bypass();
      }
      region.counters().joined();
      return method.serve(value);
    }
    return flight.interrupted() || ThreadFailures.isOne(waiter.failure()) ? AFRESH : waiter;
  }
}
