package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Outcome;
import dev.refrain.store.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A method in {@code mode: observe}: every call runs; what the cache would have served is counted.
 */
final class ObservedMethod implements Doorway {
  private final CachedMethod method;

  ObservedMethod(CachedMethod method) {
    this.method = method;
  }

  @Override
  public @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
    try {
      Object key = method.observedKey(self, arguments);
      if (key == null) {
        return null;
      }
      Entry entry = method.region().store().get(key);
      if (entry != null) {
        method.region().counters().hits().add();
        return null;
      }
      return new ObservedCall(method, key, new Call(self, arguments));
    } catch (Throwable ours) {
      method.error("making the key", ours);
      return null;
    }
  }

  /** One call that the cache would not have served. */
  private static final class ObservedCall extends RefrainDoor implements Outcome {
    private final CachedMethod method;
    private final Object key;
    private final Call call;
    private final long startedAt;

    ObservedCall(CachedMethod method, Object key, Call call) {
      this.method = method;
      this.key = key;
      this.call = call;
      this.startedAt = method.now();
    }

    @Override
    protected @Nullable Object returned(@Nullable Object result) {
      AsyncAdapter adapter = method.adapterIfAny();
      try {
        if (adapter == null) {
          ended(result, null);
        } else if (result != null) {
          adapter.watch(result, this);
        }
      } catch (Throwable ours) {
        method.error("watching the result", ours);
      }
      return result;
    }

    @Override
    protected @Nullable Object threw(Throwable failure) {
      ended(null, failure);
      return null;
    }

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable failure) {
      method.ran(startedAt, failure);
      try {
        if (failure == null && method.keeps(call, value)) {
          method.keeper().keepObserved(key);
        }
      } catch (Throwable ours) {
        method.error("keeping the result", ours);
      }
    }
  }
}
