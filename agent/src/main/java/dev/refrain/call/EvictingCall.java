package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Cancellation;
import dev.refrain.async.Promise;
import dev.refrain.async.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call of a writing method. After its outcome it evicts again what it evicted before, and what
 * its arguments say by then: a write may fill in an id, and a class may have been loaded meanwhile.
 */
final class EvictingCall extends RefrainDoor implements Source {
  private final List<EvictionBinding> evictions;
  private final @Nullable Object self;
  private final @Nullable Object[] arguments;
  private final List<Evicted> before = new ArrayList<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private @Nullable RefrainDoor inner;
  private volatile @Nullable Object pending;
  private volatile @Nullable Promise promise;

  EvictingCall(
      List<EvictionBinding> evictions, @Nullable Object self, @Nullable Object[] arguments) {
    this.evictions = evictions;
    this.self = self;
    this.arguments = arguments;
  }

  void evictBefore() {
    for (EvictionBinding each : evictions) {
      before.addAll(each.evictedBy(self, arguments));
      each.counters().evicted();
    }
    for (Evicted each : before) {
      each.count();
    }
    evict(before);
  }

  /** The token of the caching rule that the method also has. */
  void contain(RefrainDoor token) {
    inner = token;
  }

  private void evictAfter() {
    evict(before);
    for (EvictionBinding each : evictions) {
      evict(each.evictedBy(self, arguments));
    }
  }

  private static void evict(List<Evicted> all) {
    for (Evicted each : all) {
      each.evict();
    }
  }

  @Override
  public @Nullable Object pending() {
    return pending;
  }

  @Override
  protected @Nullable Object returned(@Nullable Object bodyResult) {
    Object result = RefrainDoor.exit(bodyResult, inner);
    EvictionBinding first = evictions.get(0);
    AsyncAdapter adapter = first.adapter();
    try {
      if (adapter != null && result != null && !adapter.isDone(result)) {
        return watch(adapter, result);
      }
    } catch (Throwable ours) {
      first.report("watching the result", ours);
    }
    evictAfter();
    return result;
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
  protected void threw(Throwable failure) {
    RefrainDoor.failed(failure, inner);
    evictAfter();
  }

  /** Evicts, and only then ends the writer's own result. */
  @Override
  public void ended(@Nullable Object value, @Nullable Throwable failure) {
    if (ended.compareAndSet(false, true)) {
      evictAfter();
      Promise own = promise;
      if (own != null) {
        own.end(value, failure);
      }
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
