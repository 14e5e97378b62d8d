package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.async.Outcome;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A call whose body runs as if there were no rule, and whose outcome is looked at once: at the end
 * of a plain body, or of the future that the method gave. Its caller gets that very result.
 */
abstract class WatchedCall extends RefrainDoor implements Outcome {
  final CachedMethod method;
  final Object key;
  final Call call;
  final long startedAt;
  private final AtomicBoolean told = new AtomicBoolean();

  WatchedCall(CachedMethod method, Object key, Call call) {
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
  public final void ended(@Nullable Object value, @Nullable Throwable failure) {
    if (!told.compareAndSet(false, true)) {
      return;
    }
    try {
      look(value, failure);
    } catch (Throwable ours) {
      method.error("looking at the result", ours);
    }
  }

  /** Looks at the outcome, before the caller has it. */
  abstract void look(@Nullable Object value, @Nullable Throwable failure) throws Throwable;
}
