package dev.refrain.store;

import dev.refrain.observe.Recorder;
import dev.refrain.observe.StoreCounters;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts lookups that a store refuses, and tells of it when it begins to, but not more often than
 * once a minute. Thread-safe.
 */
final class RefusalWatch {
  private static final long BETWEEN_NANOS = 60_000_000_000L;
  private static final long NEVER = Long.MIN_VALUE;

  private final StoreCounters counters;
  private final Recorder recorder;
  private final Ticker ticker;
  private final AtomicLong toldAt = new AtomicLong(NEVER);
  private volatile boolean refuses;

  RefusalWatch(StoreCounters counters, Recorder recorder, Ticker ticker) {
    this.counters = counters;
    this.recorder = recorder;
    this.ticker = ticker;
  }

  void judge(Found found) {
    if (!found.isRefused()) {
      if (refuses) {
        refuses = false;
      }
      return;
    }
    counters.refused();
    String why = found.refusal();
    long now = ticker.nanos();
    long before = toldAt.get();
    if (why != null
        && !refuses
        && (before == NEVER || now - before >= BETWEEN_NANOS)
        && toldAt.compareAndSet(before, now)) {
      refuses = true;
      recorder.storeRefuses(counters, why);
    }
  }
}
