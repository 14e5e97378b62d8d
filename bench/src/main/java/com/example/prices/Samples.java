package com.example.prices;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How long the calls of some time took, and how many failed. Thread-safe. */
final class Samples {
  private static final int MOST = 1 << 20;

  private final AtomicInteger count = new AtomicInteger();
  private final LongAdder failures = new LongAdder();
  private final long[] nanos = new long[MOST];

  void add(long each, boolean failed) {
    int at = count.getAndIncrement();
    if (at < MOST) {
      nanos[at] = each;
    }
    if (failed) {
      failures.increment();
    }
  }

  /** Calls, failures, and the 50th, 99th and 100th hundredth in nanoseconds; begins anew. */
  String take() {
    int calls = Math.min(count.get(), MOST);
    long[] sorted = Arrays.copyOf(nanos, calls);
    count.set(0);
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%d %d %d %d %d",
        calls,
        failures.sumThenReset(),
        calls == 0 ? 0 : sorted[(calls - 1) / 2],
        calls == 0 ? 0 : sorted[(int) ((calls - 1) * 0.99)],
        calls == 0 ? 0 : sorted[calls - 1]);
  }
}
