package dev.refrain.call;

import dev.refrain.async.AsyncAdapter;
import dev.refrain.observe.MethodCounters;
import org.jspecify.annotations.Nullable;

/** One eviction of a rule made ready for the method that triggers it. Immutable. */
abstract class EvictionTrigger {
  private final @Nullable AsyncAdapter adapter;
  private final MethodCounters counters;
  final Services services;

  EvictionTrigger(@Nullable AsyncAdapter adapter, MethodCounters counters, Services services) {
    this.adapter = adapter;
    this.counters = counters;
    this.services = services;
  }

  /** Adds what a call of the writing method evicts: rather too much than too little. */
  abstract void evictedBy(@Nullable Object self, @Nullable Object[] arguments, Evictions evictions);

  /** What was evicted where it could not be told what should be; for a log line. */
  abstract String wholeText();

  /** How the writing method's asynchronous result is watched; {@code null} for a plain one. */
  @Nullable AsyncAdapter adapter() {
    return adapter;
  }

  MethodCounters counters() {
    return counters;
  }

  void reportAllEvicted(String doing, Throwable failure) {
    services.recorder().error(counters, doing, failure, wholeText() + " was evicted");
  }

  void report(String doing, Throwable failure) {
    services.recorder().error(counters, doing, failure);
  }
}
