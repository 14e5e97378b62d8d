package dev.refrain.store;

import org.jspecify.annotations.Nullable;

/** A kept result. Immutable. */
public final class Entry {
  private final @Nullable Object value;
  private final long deadline;

  /**
   * An entry.
   *
   * @param deadline the moment of the {@link CoarseClock} from which it is no longer served
   */
  public Entry(@Nullable Object value, long deadline) {
    this.value = value;
    this.deadline = deadline;
  }

  public @Nullable Object value() {
    return value;
  }

  public long deadline() {
    return deadline;
  }
}
