package dev.refrain.call.verify;

import dev.refrain.codec.RunSpan;
import dev.refrain.codec.ValuePicture;
import dev.refrain.store.Stamp;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A value that the cache keeps or would keep, what it was like then, and the results that were
 * compared with it. Thread-safe.
 */
public final class KeptValue {
  private final @Nullable Object value;
  private final @Nullable WeakReference<Object> borrowed;
  private final ValuePicture picture;
  private final RunSpan span;
  private final long begunAt;
  private final long endedAt;
  private final long ttlNanos;
  private final @Nullable Stamp stamp;

  // Guarded by this:
  final ResultHistory history = new ResultHistory();
  boolean saidChanged;

  private KeptValue(
      @Nullable Object value,
      boolean owned,
      ValuePicture picture,
      RunSpan span,
      long begunAt,
      long endedAt,
      long ttlNanos,
      @Nullable Stamp stamp) {
    this.value = owned ? value : null;
    this.borrowed = owned || value == null ? null : new WeakReference<Object>(value);
    this.picture = picture;
    this.span = span;
    this.begunAt = begunAt;
    this.endedAt = endedAt;
    this.ttlNanos = ttlNanos;
    this.stamp = stamp;
    if (picture.isWhole()) {
      history.add(picture.steady(), begunAt, endedAt);
    }
  }

  /**
   * A value that is kept here.
   *
   * @param picture what it was like before anybody had it
   * @param stamp of what it rests on besides its key; {@code null}: nothing
   */
  public static KeptValue of(
      @Nullable Object value,
      ValuePicture picture,
      RunSpan span,
      long begunAt,
      long endedAt,
      long ttlNanos,
      @Nullable Stamp stamp) {
    return new KeptValue(value, true, picture, span, begunAt, endedAt, ttlNanos, stamp);
  }

  /** A value that a store keeps, and that goes with its entry. */
  static KeptValue borrowed(@Nullable Object value, RunSpan span, long now, long ttlNanos) {
    ValuePicture picture = ValuePicture.of(value, span);
    return new KeptValue(value, false, picture, span, now, now, ttlNanos, null);
  }

  @Nullable Object value() {
    return borrowed == null ? value : borrowed.get();
  }

  /** Whether it has gone with its entry. */
  boolean isGone() {
    return borrowed != null && borrowed.get() == null;
  }

  ValuePicture picture() {
    return picture;
  }

  /** What it is like now; its own times are told by the run that gave it. */
  ValuePicture pictureNow() {
    return ValuePicture.of(value(), span);
  }

  /** When its load began, on the agent's clock. */
  public long begunAt() {
    return begunAt;
  }

  long endedAt() {
    return endedAt;
  }

  long ttlNanos() {
    return ttlNanos;
  }

  /** Whether nothing that it rests on has changed. */
  public boolean isCurrent() {
    return stamp == null || stamp.isCurrent();
  }
}
