package dev.refrain.store;

import org.jspecify.annotations.Nullable;

/** An entry of a {@link MemoryStore}: in Caffeine, and a link of a chain of its index. */
public final class KeptEntry {
  final Object key;
  private final @Nullable Object value;
  private volatile long deadline;

  /** The next one of the chain; written under the index's lock. */
  @Nullable KeptEntry next;

  KeptEntry(Object key, @Nullable Object value, long deadline) {
    this.key = key;
    this.value = value;
    this.deadline = deadline;
  }

  public @Nullable Object value() {
    return value;
  }

  long deadline() {
    return deadline;
  }

  /** From when on it is of no use to anybody: where it may be served stale, that is later. */
  long usefulUntil() {
    Object kept = value;
    Aging aging = kept instanceof StampedValue ? ((StampedValue) kept).aging() : null;
    return aging == null ? deadline : aging.staleUntil();
  }

  /** Whoever still finds it will find it expired. */
  void expire(long past) {
    deadline = past;
  }
}
