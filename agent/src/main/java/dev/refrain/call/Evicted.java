package dev.refrain.call;

import org.jspecify.annotations.Nullable;

/** What one eviction takes out of one region: an entry of every receiver, or everything. */
final class Evicted {
  private final Region region;
  private final @Nullable Object key;

  Evicted(Region region, @Nullable Object key) {
    this.region = region;
    this.key = key;
  }

  /** Counts it: once for a call, though it is done before the call's body and after. */
  void count() {
    region.counters().evicted();
  }

  void evict() {
    if (key == null) {
      region.evictAll();
    } else {
      region.evictOfAll(key);
    }
  }
}
