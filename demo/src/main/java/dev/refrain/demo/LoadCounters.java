package dev.refrain.demo;

import java.util.concurrent.atomic.LongAdder;

/** What all users of a load count together. */
record LoadCounters(LongAdder answered, LongAdder errors, LongAdder stale) {
  LoadCounters() {
    this(new LongAdder(), new LongAdder(), new LongAdder());
  }
}
