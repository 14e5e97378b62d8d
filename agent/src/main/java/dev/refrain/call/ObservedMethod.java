package dev.refrain.call;

import dev.refrain.store.Entry;
import dev.refrain.store.Stamp;
import dev.refrain.store.StampedValue;
import org.jspecify.annotations.Nullable;

/**
 * A method in {@code mode: observe}: every call runs; what the cache would have served is counted,
 * for its ttl, shorter and longer ones.
 */
final class ObservedMethod implements Doorway {
  private final CachedMethod method;
  private final EvictionMarks marks;
  private final @Nullable TtlLadder ladder;

  ObservedMethod(CachedMethod method) {
    this.method = method;
    this.marks = method.region().marks();
    this.ladder = TtlLadder.of(method);
  }

  @Override
  public @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
    try {
      Object key = method.observedKey(self, arguments);
      if (key == null) {
        return null;
      }
      long mark = marks.of(key);
      Entry entry = method.region().store().get(key);
      boolean hit = entry != null && !StampedValue.isVoid(entry.value());
      if (hit) {
        method.region().counters().hits().add();
      }
      TtlLadder steps = ladder;
      int missing = steps == null ? 0 : steps.missing(key, hit, mark);
      return hit && missing == 0
          ? null
          : new ObservedCall(this, key, new Call(self, arguments), hit, missing, mark);
    } catch (Throwable ours) {
      method.error("making the key", ours);
      return null;
    }
  }

  /** One call that the cache would not have served, with some ttl. */
  private static final class ObservedCall extends WatchedCall {
    private final ObservedMethod of;
    private final boolean hit;
    private final int missing;
    private final long mark;
    private final @Nullable Stamp stamp;

    ObservedCall(ObservedMethod of, Object key, Call call, boolean hit, int missing, long mark)
        throws Throwable {
      super(of.method, key, call);
      this.of = of;
      this.hit = hit;
      this.missing = missing;
      this.mark = mark;
      this.stamp = method.tagStamp(call);
    }

    @Override
    void look(@Nullable Object value, @Nullable Throwable failure) throws Throwable {
      if (!hit) {
        method.countRun(startedAt, failure);
      }
      if (failure != null || of.marks.of(key) != mark || !method.keeps(call, value)) {
        return;
      }
      long ttlNanos = method.keeper().observedTtl(value, method.now() - startedAt);
      if (ttlNanos <= 0) {
        return;
      }
      TtlLadder steps = of.ladder;
      if (steps != null) {
        steps.loaded(key, missing, mark, stamp);
      }
      if (!hit) {
        Object standIn = stamp == null ? null : new StampedValue(null, stamp);
        method.keeper().keepObserved(key, standIn, ttlNanos);
        if (of.marks.of(key) != mark) {
          method.region().store().remove(key);
        }
      }
    }
  }
}
