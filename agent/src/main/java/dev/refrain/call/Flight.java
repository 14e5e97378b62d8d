package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Promise;
import dev.refrain.async.Source;
import dev.refrain.codec.LossyValueException;
import dev.refrain.store.Stamp;
import dev.refrain.store.StampedValue;
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
  private final @Nullable Stamp tags;
  private volatile @Nullable Thread runner = Thread.currentThread();
  private volatile @Nullable Object pending;
  private volatile boolean interrupted;
  private volatile long bodyStartedAt;
  private volatile @Nullable SharedLoad shared;
  private volatile @Nullable Bridge bridge;
  private volatile @Nullable LoadGate gate;

  // Guarded by this:
  private @Nullable Flight replaced;
  private boolean voided;
  private boolean ended;
  private boolean outcomeKnown;
  private int callers;
  private final Passengers passengers = new Passengers();

  /**
   * A flight whose body the calling thread is about to run.
   *
   * @param tags of its entry's tags, where there is no shared store; {@code null}: it has none
   * @param replaced an older flight of the key that took too long or is outdated, whose waiters
   *     this one serves too
   */
  Flight(
      CachedMethod method,
      Object key,
      @Nullable Call call,
      long startedAt,
      @Nullable Stamp tags,
      @Nullable Flight replaced) {
    this.method = method;
    this.key = key;
    this.call = call;
    this.startedAt = startedAt;
    this.bodyStartedAt = startedAt;
    this.tags = tags;
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
    Stamp stamp = stamp();
    return stamp != null && !stamp.isCurrent();
  }

  /** What the entry will rest on; {@code null}: nothing that can change. */
  @Nullable Stamp stamp() {
    SharedLoad load = shared;
    return load == null ? tags : load.stamp();
  }

  /** There is a value that may be served where this load fails or takes long. */
  void bridge(Bridge stale) {
    bridge = stale;
  }

  /** The value to be served where the load fails or takes long, if there still is one. */
  @Nullable StampedValue stale() {
    return Bridge.value(this, method.now());
  }

  synchronized boolean isVoided() {
    return voided;
  }

  @Nullable Bridge bridge() {
    return bridge;
  }

  void gate(LoadGate bound) {
    gate = bound;
  }

  /** Its body has ended, or will not run. */
  void leavesGate() {
    LoadGate bound = gate;
    if (bound != null) {
      bound.left(this);
    }
  }

  /** Its caller has been served: another thread will run the body. */
  synchronized void leavesCaller() {
    runner = null;
    callers++;
  }

  void share(SharedLoad load) {
    shared = load;
  }

  /** The body begins only now: a shared store was asked first. */
  void bodyBegins() {
    bodyStartedAt = method.now();
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
    return board(adapter, true);
  }

  /** Adds a caller with a result of its own; {@code null} where {@link #attach} adds none. */
  @Nullable Promise board(AsyncAdapter adapter) {
    return board(adapter, false);
  }

  private @Nullable Promise board(AsyncAdapter adapter, boolean leads) {
    Promise promise = adapter.promise(this);
    Waiter waiter = new PromiseWaiter(promise, method.executor());
    synchronized (this) {
      if (ended || (!leads && Bridge.isSoft(this, method.now()))) {
        return null;
      }
      callers++;
      if (leads) {
        passengers.lead(waiter);
        runner = null;
      } else {
        passengers.add(waiter);
      }
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

  /**
   * The body has given a future that is under way.
   *
   * @param waiter its own caller's, or {@code null} where that has been served
   * @return false where a later load has ended this flight while the body ran
   */
  synchronized boolean pends(Object result, @Nullable Waiter waiter) {
    if (ended) {
      return false;
    }
    if (waiter != null) {
      callers++;
      passengers.lead(waiter);
    }
    pending = result;
    runner = null;
    return true;
  }

  /** Adds a waiter, unless the flight has ended, or serves what is stale in place of waiting. */
  synchronized boolean attach(Waiter waiter) {
    if (ended || Bridge.isSoft(this, method.now())) {
      return false;
    }
    passengers.add(waiter);
    return true;
  }

  synchronized void detach(Waiter waiter) {
    passengers.remove(waiter);
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
      passengers.takeAll();
      source = pending;
    }
    method.region().gone(this);
    method.keeper().afterLanding(this, null);
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
    return method.results().returned(this, result);
  }

  @Override
  protected @Nullable Object threw(Throwable failure) {
    interrupted = Thread.currentThread().isInterrupted();
    ended(null, failure);
    return method.results().insteadOfFailure(this);
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
    leavesGate();
    try {
      if (failure == null) {
        loaded(value);
      } else {
        failed(failure);
      }
    } finally {
      method.countRun(bodyStartedAt, failure);
    }
  }

  private void loaded(@Nullable Object value) {
    Landing landing = null;
    Object pristine = value;
    try {
      pristine = method.keeper().copy(value);
      landing = method.keeper().landing(this, value, pristine);
    } catch (LossyValueException lossy) {
      method.keeper().lossy(lossy);
    } catch (Throwable ours) {
      method.error("keeping the result", ours);
    }
    method.keeper().succeeded(this, bridge, landing);
    end(value, pristine, null, landing);
  }

  private void failed(Throwable failure) {
    Landing remembered = method.keeper().remembered(this, failure);
    Bridge over = bridge;
    StampedValue stale =
        over == null || remembered != null || interrupted || ThreadFailures.isOne(failure)
            ? null
            : stale();
    if (over != null) {
      over.blame(this, method.keeper());
    }
    if (over == null || stale == null) {
      end(null, null, failure, remembered);
      return;
    }
    over.cross();
    method.region().counters().bridged();
    end(method.keeper().copyOrSame(stale.value()), stale.value(), null, null);
  }

  /** The load takes long: all who wait and need not run it get the stale value, if there is one. */
  void soften() {
    Bridge over = bridge;
    StampedValue stale = stale();
    if (over == null || stale == null) {
      return;
    }
    Passengers told;
    synchronized (this) {
      if (ended) {
        return;
      }
      over.soften();
      told = passengers.takeAll();
      // Nobody of those can give up the load any more.
      callers++;
    }
    told.tellJoined(method.keeper(), stale.value(), null);
    told.tellLeader(method.keeper().copyOrSame(stale.value()), null);
  }

  /** Ends the flight with a value that was in a store already. */
  void endServed(@Nullable Object value, @Nullable Landing landing) {
    end(method.keeper().copyOrSame(value), value, null, landing);
  }

  private void end(
      @Nullable Object value,
      @Nullable Object pristine,
      @Nullable Throwable failure,
      @Nullable Landing landing) {
    Flight older;
    Passengers told;
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
      told = passengers.takeAll();
    }
    method.keeper().afterLanding(this, landed);
    method.region().gone(this);
    told.tellJoined(method.keeper(), pristine, failure);
    if (older != null) {
      // It serves those who wait for the older one, too.
      older.end(method.keeper().copyOrSame(pristine), pristine, failure, null);
    }
    told.tellLeader(value, failure);
  }
}
