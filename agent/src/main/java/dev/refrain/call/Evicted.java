package dev.refrain.call;

import org.jspecify.annotations.Nullable;

/** What one eviction takes out of one region: an entry of every receiver, or everything. */
final class Evicted {
  private final EvictionBinding by;
  private final Region region;
  private final @Nullable Object key;

  Evicted(EvictionBinding by, Region region, @Nullable Object key) {
    this.by = by;
    this.region = region;
    this.key = key;
  }

  /** Counts it: once for a call, though it is done before the call's body and after. */
  void count() {
    region.counters().evicted();
  }

  /** Never throws: where the key's own equals or hashCode does, everything goes. */
  void evict() {
    if (key != null) {
      try {
        region.evictOfAll(key);
        return;
      } catch (Throwable broken) {
        by.reportAllEvicted("looking an eviction's key up", broken);
      }
    }
    try {
      region.evictAll();
    } catch (Throwable broken) {
      by.reportAllEvicted("evicting", broken);
    }
  }
}
