package dev.refrain.call;

/** What one eviction voids in this process. */
interface LocalEviction {
  /** Counts it: once for a call, though it is done before the call's body and after. */
  void count();

  /** Never throws. */
  void evict();
}
