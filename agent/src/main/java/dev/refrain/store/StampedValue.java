package dev.refrain.store;

import org.jspecify.annotations.Nullable;

/**
 * What memory keeps of a value that a shared store holds, or will hold: to be served while nothing
 * has changed there. Immutable.
 */
public final class StampedValue {
  private final @Nullable Object value;
  private final Stamp stamp;

  public StampedValue(@Nullable Object value, Stamp stamp) {
    this.value = value;
    this.stamp = stamp;
  }

  /** Whether what memory has kept is a copy of what has changed since. */
  public static boolean isVoid(@Nullable Object kept) {
    return kept instanceof StampedValue && !((StampedValue) kept).stamp.isCurrent();
  }

  /** The value itself. */
  public static @Nullable Object unwrap(@Nullable Object kept) {
    return kept instanceof StampedValue ? ((StampedValue) kept).value : kept;
  }
}
