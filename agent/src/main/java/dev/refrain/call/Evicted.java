package dev.refrain.call;

import org.jspecify.annotations.Nullable;

/** What one eviction takes out of one region: an entry of every receiver, or everything. */
final class Evicted implements LocalEviction {
  private final EvictionTrigger by;
  private final Region region;
  private final @Nullable Object key;

  Evicted(EvictionTrigger by, Region region, @Nullable Object key) {
    this.by = by;
    this.region = region;
    this.key = key;
  }

  @Override
  public void count() {
    region.counters().evicted();
  }

  /** Never throws: where the key's own equals or hashCode does, everything goes. */
  @Override
  public void evict() {
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
