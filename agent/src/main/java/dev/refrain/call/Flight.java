package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Cancellation;
import dev.refrain.async.Promise;
import dev.refrain.async.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One load of one key: the token of the call that runs the method, and where later callers for the
 * same key wait.
 *
 * <p>A flight ends once. Before anybody is told, its value is in the store, unless an eviction or a
 * later load has voided it, and the flight is gone from its region. Both happen under the flight's
 * lock, so an eviction either voids the flight before it lands or removes what it landed.
 */
final class Flight extends RefrainDoor implements Source {
  private final CachedMethod method;
  private final Object key;
  private final @Nullable Call call;
  private final long startedAt;
  private volatile @Nullable Thread runner = Thread.currentThread();
  private volatile @Nullable Object pending;
  private volatile boolean interrupted;

  // Guarded by this:
  private @Nullable Flight replaced;
  private boolean voided;
  private boolean ended;
  private boolean outcomeKnown;
  private int callers;
  private @Nullable List<Waiter> waiters;
  private @Nullable Waiter leader;

  /**
   * A flight whose body the calling thread is about to run.
   *
   * @param replaced an older flight of the key that took too long, whose waiters this one serves
   *     too
   */
  Flight(
      CachedMethod method,
      Object key,
      @Nullable Call call,
      long startedAt,
      @Nullable Flight replaced) {
    this.method = method;
    this.key = key;
    this.call = call;
    this.startedAt = startedAt;
    this.replaced = replaced;
  }

  Object key() {
    return key;
  }

  long startedAt() {
    return startedAt;
  }

  /** The thread that runs the body, while it is in it. */
  @Nullable Thread runner() {
    return runner;
  }

  /** Whether the thread that ran the body was interrupted when the body threw. */
  boolean interrupted() {
    return interrupted;
  }

  @Override
  public @Nullable Object pending() {
    return pending;
  }

  /** Adds a waiter, unless the flight has ended or been given up. */
  synchronized boolean attach(Waiter waiter) {
    if (ended) {
      return false;
    }
    add(waiter);
    return true;
  }

  synchronized void detach(Waiter waiter) {
    if (leader == waiter) {
      leader = null;
    }
    if (waiters != null) {
      waiters.remove(waiter);
    }
  }

  private void add(Waiter waiter) {
    if (waiters == null) {
      waiters = new ArrayList<>();
    }
    waiters.add(waiter);
  }

  /** Adds a caller with a result of its own, or gives {@code null} where the flight has ended. */
  @Nullable Promise board(AsyncAdapter adapter) {
    Promise promise = adapter.promise(this);
    Waiter waiter = new PromiseWaiter(promise, method.executor());
    synchronized (this) {
      if (ended) {
        return null;
      }
      callers++;
      add(waiter);
    }
    promise.onCancel(new Leaving(this, waiter));
    return promise;
  }

  /** A caller has cancelled its result; the last one to go gives up the load. */
  private void left(Waiter waiter, boolean mayInterrupt) {
    Object source;
    synchronized (this) {
      callers--;
      // A load that hangs would keep what every caller who gave up has hung on its future.
      detach(waiter);
      if (callers > 0 || ended || runner != null) {
        return;
      }
      ended = true;
      voidLanding();
      replaced = null;
      waiters = null;
      leader = null;
      source = pending;
    }
    method.region().gone(this);
    AsyncAdapter adapter = method.adapterIfAny();
    if (source != null && adapter != null) {
      adapter.cancel(source, mayInterrupt);
    }
  }

  /** Nothing of this flight, nor of those it replaced, will be kept. */
  void voidLanding() {
    for (Flight each = this; each != null; ) {
      synchronized (each) {
        each.voided = true;
        each = each.replaced;
      }
    }
  }

  @Override
  protected @Nullable Object returned(@Nullable Object result) {
    AsyncAdapter adapter = method.adapterIfAny();
    if (adapter == null) {
      ended(result, null);
      return result;
    }
    if (result == null) {
      ended(null, new NullPointerException(method + " returned null in place of a future"));
      return null;
    }
    try {
      return share(adapter, result);
    } catch (Throwable ours) {
      ended(null, ours);
      method.error("watching the result", ours);
      return result;
    }
  }

  private Object share(AsyncAdapter adapter, Object result) {
    if (adapter.isDone(result)) {
      adapter.watch(result, this);
      return result;
    }
    Promise promise = adapter.promise(this);
    Waiter waiter = new LeaderWaiter(promise);
    synchronized (this) {
      callers++;
      leader = waiter;
      pending = result;
      runner = null;
    }
    promise.onCancel(new Leaving(this, waiter));
    adapter.watch(result, this);
    return promise.result();
  }

  @Override
  protected void threw(Throwable failure) {
    interrupted = Thread.currentThread().isInterrupted();
    ended(null, failure);
  }

  /** Ends the flight with its outcome; what comes later is ignored. Never throws. */
  @Override
  public void ended(@Nullable Object value, @Nullable Throwable failure) {
    synchronized (this) {
      if (outcomeKnown) {
        return;
      }
      outcomeKnown = true;
    }
    try {
      end(value, failure, failure == null && method.keeps(call, value));
    } catch (Throwable ours) {
      method.error("keeping the result", ours);
      end(value, failure, false);
    }
    method.ran(startedAt, failure);
  }

  /** Ends the flight with a value that the store has already. */
  void endServed(@Nullable Object value) {
    end(value, null, false);
  }

  private void end(@Nullable Object value, @Nullable Throwable failure, boolean keep) {
    Flight older;
    List<Waiter> told;
    Waiter last;
    synchronized (this) {
      if (ended) {
        return;
      }
      older = replaced;
      if (older != null) {
        // Once this flight is gone, no eviction finds the older one any more.
        older.voidLanding();
      }
      if (keep && !voided) {
        method.keep(key, value);
      }
      ended = true;
      replaced = null;
      runner = null;
      told = waiters;
      waiters = null;
      last = leader;
      leader = null;
    }
    method.region().gone(this);
    if (told != null) {
      for (Waiter each : told) {
        each.tell(value, failure);
      }
    }
    if (older != null) {
      older.overtaken(value, failure);
    }
    if (last != null) {
      last.tell(value, failure);
    }
  }

  /** A later load of the key has ended first: it serves those who wait here, too. */
  private void overtaken(@Nullable Object value, @Nullable Throwable failure) {
    end(value, failure, false);
  }

  /** The caller whose thread ran the body: told where its own load ended, as without the agent. */
  private static final class LeaderWaiter implements Waiter {
    private final Promise promise;

    LeaderWaiter(Promise promise) {
      this.promise = promise;
    }

    @Override
    public void tell(@Nullable Object value, @Nullable Throwable failure) {
      promise.end(value, failure);
    }
  }

  /** Runs when a caller cancels its result. */
  private static final class Leaving implements Cancellation {
    private final Flight flight;
    private final Waiter waiter;

    Leaving(Flight flight, Waiter waiter) {
      this.flight = flight;
      this.waiter = waiter;
    }

    @Override
    public void cancelled(boolean mayInterrupt) {
      flight.left(waiter, mayInterrupt);
    }
  }
}
