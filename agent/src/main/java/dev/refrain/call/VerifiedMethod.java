package dev.refrain.call;

import dev.refrain.call.verify.CheckQueue;
import dev.refrain.call.verify.KeptValue;
import dev.refrain.call.verify.ResultCheck;
import dev.refrain.codec.RunSpan;
import dev.refrain.codec.ValuePicture;
import dev.refrain.store.Entry;
import dev.refrain.store.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * A method in {@code mode: verify}: every call runs, and its caller gets what it gives; what the
 * cache would have given is kept, and compared with that.
 */
final class VerifiedMethod implements Doorway {
  private final CachedMethod method;
  private final EvictionMarks marks;
  private final CheckQueue queue;

  VerifiedMethod(CachedMethod method) {
    this.method = method;
    this.marks = method.region().marks();
    this.queue = new CheckQueue(method.executor(), method.region().counters().verified());
  }

  @Override
  public @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
    try {
      Object key = method.observedKey(self, arguments);
      if (key == null) {
        return null;
      }
      long mark = marks.of(key);
      KeptValue kept = kept(key);
      if (kept != null) {
        method.region().counters().hits().add();
      }
      return new VerifiedCall(this, key, new Call(self, arguments), kept, mark);
    } catch (Throwable ours) {
      method.error("making the key", ours);
      return null;
    }
  }

  /** What the cache would have served now. */
  private @Nullable KeptValue kept(Object key) {
    Entry entry = method.region().store().get(key);
    KeptValue kept = entry == null ? null : (KeptValue) entry.value();
    return kept != null && kept.isCurrent() ? kept : null;
  }

  /** One call. */
  private static final class VerifiedCall extends WatchedCall {
    private final VerifiedMethod of;
    private final @Nullable KeptValue kept;
    private final long mark;
    private final @Nullable Stamp stamp;
    private final long millis = System.currentTimeMillis();
    private final long nanos = System.nanoTime();

    VerifiedCall(VerifiedMethod of, Object key, Call call, @Nullable KeptValue kept, long mark)
        throws Throwable {
      super(of.method, key, call);
      this.of = of;
      this.kept = kept;
      this.mark = mark;
      this.stamp = kept == null ? method.tagStamp(call) : null;
    }

    @Override
    void look(@Nullable Object value, @Nullable Throwable failure) throws Throwable {
      if (kept == null) {
        method.countRun(startedAt, failure);
      }
      // What began before an eviction tells nothing of what the cache would give now.
      if (failure != null || of.marks.of(key) != mark) {
        return;
      }
      RunSpan span = RunSpan.since(millis, nanos);
      ValuePicture picture = ValuePicture.of(value, span);
      KeptValue now = of.kept(key);
      if (kept != null) {
        if (now == kept) {
          compare(kept, value, picture);
        }
      } else if (now == null) {
        keep(value, picture, span);
      } else if (method.settings().joinsLoads() && now.begunAt() - startedAt <= 0) {
        // It would have waited for that one's load.
        compare(now, value, picture);
      }
    }

    private void compare(KeptValue with, @Nullable Object value, ValuePicture picture) {
      of.queue.add(
          new ResultCheck(
              with,
              value,
              picture,
              method.keeper().copies(),
              startedAt,
              method.now(),
              of.queue.counters(),
              null));
    }

    private void keep(@Nullable Object value, ValuePicture picture, RunSpan span) throws Throwable {
      if (!method.keeps(call, value)) {
        return;
      }
      long end = method.now();
      long ttlNanos = method.keeper().observedTtl(value, end - startedAt);
      if (ttlNanos <= 0) {
        return;
      }
      KeptValue made = KeptValue.of(value, picture, span, startedAt, end, ttlNanos, stamp);
      method.keeper().keepObserved(key, made, ttlNanos);
      if (of.marks.of(key) != mark) {
        method.region().store().removeValue(key, made);
      }
    }
  }
}
