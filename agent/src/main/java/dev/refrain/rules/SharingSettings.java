package dev.refrain.rules;

/** How a caching rule uses its shared store. Immutable. */
public final class SharingSettings {
  private final String store;
  private final boolean memoryTier;
  private final boolean hashedKeys;
  private final Lookup lookup;
  private final boolean clusterFlight;

  public SharingSettings(
      String store, boolean memoryTier, boolean hashedKeys, Lookup lookup, boolean clusterFlight) {
    this.store = store;
    this.memoryTier = memoryTier;
    this.hashedKeys = hashedKeys;
    this.lookup = lookup;
    this.clusterFlight = clusterFlight;
  }

  /** The name of the shared store; the reader has made sure that there is one. */
  public String store() {
    return store;
  }

  /** Whether this process keeps copies in memory: {@code store: [memory, shared]}. */
  public boolean memoryTier() {
    return memoryTier;
  }

  /** Whether keys in the store are hashed throughout: {@code keyText: hashed}. */
  public boolean hashedKeys() {
    return hashedKeys;
  }

  public Lookup lookup() {
    return lookup;
  }

  /** Whether one load of a key runs in all processes together: {@code singleFlight: cluster}. */
  public boolean clusterFlight() {
    return clusterFlight;
  }
}
