package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Promise;
import dev.refrain.async.Source;
import dev.refrain.codec.LossyValueException;
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
  private volatile long bodyStartedAt;
  private volatile @Nullable SharedLoad shared;

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
   * @param replaced an older flight of the key that took too long or is outdated, whose waiters
   *     this one serves too
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
    this.bodyStartedAt = startedAt;
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

  /** What the flight has to do with a shared store; {@code null}: nothing. */
  @Nullable SharedLoad shared() {
    return shared;
  }

  /** Whether its key was evicted by another process, or somebody's tool, since it began. */
  boolean isOutdated() {
    SharedLoad load = shared;
    return load != null && !load.stamp().isCurrent();
  }

  void share(SharedLoad load) {
    shared = load;
  }

  /** The body begins only now: a shared store was asked first. */
  void bodyBegins(long now) {
    bodyStartedAt = now;
  }

  /** When the body began, by the clock. */
  long bodyStartedAt() {
    return bodyStartedAt;
  }

  /** The call whose body is to run in another thread. */
  @Nullable Call call() {
    return call;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  /**
   * Gives the caller of this flight a result of its own, before the body has run; {@code null}
   * where a later load has ended this flight already.
   */
  @Nullable Promise lead(AsyncAdapter adapter) {
    Promise promise = adapter.promise(this);
    Waiter waiter = new PromiseWaiter(promise, method.executor());
    synchronized (this) {
      if (ended) {
        return null;
      }
      callers++;
      leader = waiter;
      runner = null;
    }
    promise.onCancel(new Leaving(this, waiter));
    return promise;
  }

  /** The calling thread runs the body; false, and it need not, where the flight has ended. */
  synchronized boolean runsHere() {
    if (ended) {
      return false;
    }
    runner = Thread.currentThread();
    return true;
  }

  /** The body has given its result to a thread that is not its caller's. */
  void ran(@Nullable Object result) {
    AsyncAdapter adapter = method.adapterIfAny();
    if (result == null || adapter == null) {
      ended(null, new NullPointerException(method + " returned null in place of a future"));
      return;
    }
    synchronized (this) {
      pending = result;
      runner = null;
    }
    try {
      adapter.watch(result, this);
    } catch (Throwable ours) {
      ended(null, ours);
      method.error("watching the result", ours);
    }
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
  void left(Waiter waiter, boolean mayInterrupt) {
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
      if (ended) {
        // A later load has ended it while the body ran: this one is its caller's alone.
        return result;
      }
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
    Landing landing = null;
    Object pristine = value;
    try {
      if (failure == null) {
        pristine = method.keeper().ofCaller(value);
        landing = method.keeps(call, value) ? method.keeper().landing(this, pristine) : null;
      }
    } catch (LossyValueException lossy) {
      method.keeper().lossy(lossy);
    } catch (Throwable ours) {
      method.error("keeping the result", ours);
    }
    end(value, pristine, failure, landing);
    method.ran(bodyStartedAt, failure);
  }

  /** Ends the flight with a value that was in a store already. */
  void endServed(@Nullable Object value, @Nullable Landing landing) {
    end(method.keeper().ofWaiter(value), value, null, landing);
  }

  private void end(
      @Nullable Object value,
      @Nullable Object pristine,
      @Nullable Throwable failure,
      @Nullable Landing landing) {
    Flight older;
    List<Waiter> told;
    Waiter last;
    Landing landed = null;
    synchronized (this) {
      if (ended) {
        return;
      }
      older = replaced;
      if (older != null) {
        // Once this flight is gone, no eviction finds the older one any more.
        older.voidLanding();
      }
      if (landing != null && !voided) {
        method.keeper().keep(key, landing);
        landed = landing;
      }
      ended = true;
      replaced = null;
      runner = null;
      told = waiters;
      waiters = null;
      last = leader;
      leader = null;
    }
    method.keeper().afterLanding(this, landed);
    method.region().gone(this);
    if (told != null) {
      for (Waiter each : told) {
        each.tell(method.keeper().ofWaiter(pristine), failure);
      }
    }
    if (older != null) {
      older.overtaken(pristine, failure);
    }
    if (last != null) {
      last.tell(value, failure);
    }
  }

  /** A later load of the key has ended first: it serves those who wait here, too. */
  private void overtaken(@Nullable Object pristine, @Nullable Throwable failure) {
    end(method.keeper().ofWaiter(pristine), pristine, failure, null);
  }
}
