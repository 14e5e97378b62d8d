package dev.refrain.store;

import org.jspecify.annotations.Nullable;

/**
 * What memory keeps of a value that more than its deadline ends: to be served while nothing that it
 * rests on has changed, and maybe when it is stale. Immutable.
 */
public final class StampedValue {
  private final @Nullable Object value;
  private final @Nullable Stamp stamp;
  private final @Nullable Aging aging;

  public StampedValue(@Nullable Object value, Stamp stamp) {
    this(value, stamp, null);
  }

  /**
   * A value.
   *
   * @param stamp of what it rests on; {@code null}: nothing else
   * @param aging {@code null}: it is never served stale
   */
  public StampedValue(@Nullable Object value, @Nullable Stamp stamp, @Nullable Aging aging) {
    this.value = value;
    this.stamp = stamp;
    this.aging = aging;
  }

  /** Whether what memory has kept rests on what has changed since. */
  public static boolean isVoid(@Nullable Object kept) {
    return kept instanceof StampedValue && !((StampedValue) kept).isCurrent();
  }

  /** The value itself. */
  public static @Nullable Object unwrap(@Nullable Object kept) {
    return kept instanceof StampedValue ? ((StampedValue) kept).value : kept;
  }

  public @Nullable Object value() {
    return value;
  }

  public @Nullable Aging aging() {
    return aging;
  }

  /** Whether nothing that it rests on has changed. */
  public boolean isCurrent() {
    return stamp == null || stamp.isCurrent();
  }
}
