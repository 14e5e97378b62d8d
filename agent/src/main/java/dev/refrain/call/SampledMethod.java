package dev.refrain.call;

import dev.refrain.call.key.KeyText;
import dev.refrain.call.verify.CheckQueue;
import dev.refrain.call.verify.KeptValue;
import dev.refrain.call.verify.ResultCheck;
import dev.refrain.call.verify.SampledValues;
import dev.refrain.codec.RunSpan;
import dev.refrain.codec.ValuePicture;
import dev.refrain.store.KeptEntry;
import dev.refrain.store.StampedValue;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A cached method of whose hits a share runs for all that: its caller gets what it gives, and that
 * is compared with the entry. An entry that differs is evicted.
 */
final class SampledMethod implements Doorway {
  private final CachedMethod method;
  private final Doorway inner;
  private final double share;
  private final DoubleSupplier random;
  private final CheckQueue queue;
  private final SampledValues samples = new SampledValues();

  /**
   * A sampled method.
   *
   * @param inner serves the other calls
   */
  SampledMethod(CachedMethod method, Doorway inner) {
    this.method = method;
    this.inner = inner;
    this.share = method.settings().verifyShare();
    this.random = method.services().random();
    this.queue = new CheckQueue(method.executor(), method.region().counters().verified());
  }

  @Override
  public @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
    Object sample = null;
    try {
      if (random.getAsDouble() < share) {
        sample = sample(self, arguments);
      }
    } catch (Throwable ours) {
      method.error("looking at a hit", ours);
    }
    return sample == null ? inner.enter(self, arguments) : sample;
  }

  private @Nullable Object sample(@Nullable Object self, @Nullable Object[] arguments)
      throws Throwable {
    Call call = new Call(self, arguments);
    Object key = method.keyOf(call);
    KeptEntry entry = key == null ? null : method.peek(key);
    if (key == null || entry == null || !method.binding().admits(self, arguments)) {
      return null;
    }
    return new SampledCall(this, key, call, entry);
  }

  /** Evicts an entry that is not what the method gives, unless it has been replaced. */
  private void evict(Object key, KeptEntry entry) {
    if (method.peek(key) != entry) {
      return;
    }
    method.region().evict(key);
    method.region().counters().evicted();
    SharedRule shared = method.services().shared().of(method.region().counters().rule());
    if (shared != null) {
      String text = KeyText.of(method.plan()).text(key);
      new SharedEviction(shared, shared.keys().ofArguments(text)).await();
      method.region().evict(key);
    }
  }

  /** One call that would have been a hit. */
  private static final class SampledCall extends WatchedCall {
    private final SampledMethod of;
    private final KeptEntry entry;
    private final KeptValue kept;
    private final long millis = System.currentTimeMillis();
    private final long nanos = System.nanoTime();

    SampledCall(SampledMethod of, Object key, Call call, KeptEntry entry) {
      super(of.method, key, call);
      this.of = of;
      this.entry = entry;
      this.kept =
          of.samples.of(
              key,
              StampedValue.unwrap(entry.value()),
              millis,
              nanos,
              startedAt,
              method.settings().ttlNanos());
      method.region().counters().bypassed();
    }

    @Override
    void look(@Nullable Object value, @Nullable Throwable failure) throws Throwable {
      // What has been evicted meanwhile, or replaced, says nothing of what is kept now.
      if (failure != null || method.peek(key) != entry) {
        return;
      }
      ValuePicture picture = ValuePicture.of(value, RunSpan.since(millis, nanos));
      of.queue.add(
          new ResultCheck(
              kept,
              value,
              picture,
              method.keeper().copies(),
              startedAt,
              method.now(),
              of.queue.counters(),
              new Runnable() {
                @Override
                public void run() {
                  of.evict(key, entry);
                }
              }));
    }
  }
}
