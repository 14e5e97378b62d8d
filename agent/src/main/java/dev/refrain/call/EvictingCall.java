package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Cancellation;
import dev.refrain.async.Promise;
import dev.refrain.async.Source;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call of a writing method. After its outcome it evicts again what it evicted before, and what
 * its arguments say by then: a write may fill in an id, and a class may have been loaded meanwhile.
 */
final class EvictingCall extends RefrainDoor implements Source {
  private static final Runnable NOTHING =
      new Runnable() {
        @Override
        public void run() {}
      };

  private final List<EvictionTrigger> bindings;
  private final Services services;
  private final @Nullable Object self;
  private final @Nullable Object[] arguments;
  private final Evictions evictions = new Evictions();
  private final AtomicBoolean ended = new AtomicBoolean();
  private @Nullable RefrainDoor inner;
  private volatile @Nullable Object pending;
  private volatile @Nullable Promise promise;

  EvictingCall(
      List<EvictionTrigger> bindings,
      Services services,
      @Nullable Object self,
      @Nullable Object[] arguments) {
    this.bindings = bindings;
    this.services = services;
    this.self = self;
    this.arguments = arguments;
  }

  void evictBefore() {
    addEvictions();
    evictions.count();
    for (EvictionTrigger each : bindings) {
      each.counters().evicted();
    }
    evict();
  }

  private void addEvictions() {
    for (EvictionTrigger each : bindings) {
      each.evictedBy(self, arguments, evictions);
    }
  }

  /** An event loop is not to wait for a store: what it sends goes before what others send later. */
  private void evict() {
    if (evictions.isShared() && services.shared().isEventLoop()) {
      evictions.send(NOTHING);
    } else {
      evictions.await();
    }
  }

  /** The token of the caching rule that the method also has. */
  void contain(RefrainDoor token) {
    inner = token;
  }

  private void evictAfter() {
    addEvictions();
    evict();
  }

  @Override
  public @Nullable Object pending() {
    return pending;
  }

  @Override
  protected @Nullable Object returned(@Nullable Object bodyResult) {
    Object result = RefrainDoor.exit(bodyResult, inner);
    EvictionTrigger first = bindings.get(0);
    AsyncAdapter adapter = first.adapter();
    try {
      if (adapter != null && result != null && mustWatch(adapter, result)) {
        return watch(adapter, result);
      }
    } catch (Throwable ours) {
      first.report("watching the result", ours);
    }
    evictAfter();
    return result;
  }

  private boolean mustWatch(AsyncAdapter adapter, Object result) {
    return !adapter.isDone(result) || (evictions.isShared() && services.shared().isEventLoop());
  }

  private Object watch(AsyncAdapter adapter, Object result) {
    Promise own = adapter.promise(this);
    promise = own;
    pending = result;
    own.onCancel(new Cancelling(adapter, result));
    adapter.watch(result, this);
    return own.result();
  }

  @Override
  protected @Nullable Object threw(Throwable failure) {
    Object instead = null;
    try {
      Object result = RefrainDoor.failed(failure, inner);
      instead = result == null ? RefrainDoor.NULL : result;
    } catch (Throwable same) {
      // It is the caller's.
    }
    evictAfter();
    return instead;
  }

  /** Evicts, and only then ends the writer's own result. */
  @Override
  public void ended(final @Nullable Object value, final @Nullable Throwable failure) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    addEvictions();
    final Promise own = promise;
    if (own == null) {
      evictions.send(NOTHING);
    } else if (!evictions.isShared()) {
      evictions.await();
      own.end(value, failure);
    } else {
      evictions.send(new Telling(new PromiseWaiter(own, services.executor()), value, failure));
    }
  }

  /** Tells the writer the outcome: in a thread of its own if it has callbacks. */
  private static final class Telling implements Runnable {
    private final Waiter waiter;
    private final @Nullable Object value;
    private final @Nullable Throwable failure;

    Telling(Waiter waiter, @Nullable Object value, @Nullable Throwable failure) {
      this.waiter = waiter;
      this.value = value;
      this.failure = failure;
    }

    @Override
    public void run() {
      waiter.tell(value, failure);
    }
  }

  /** Hands the writer's cancellation on to what the application has under way. */
  private static final class Cancelling implements Cancellation {
    private final AsyncAdapter adapter;
    private final Object result;

    Cancelling(AsyncAdapter adapter, Object result) {
      this.adapter = adapter;
      this.result = result;
    }

    @Override
    public void cancelled(boolean mayInterrupt) {
      adapter.cancel(result, mayInterrupt);
    }
  }
}
