package dev.refrain.codec;

import org.jspecify.annotations.Nullable;

/**
 * What a value was like at a moment, to the last field: later changes of the value do not reach it.
 * Immutable; keeps no object of the application's but enums.
 *
 * <p>Taking and comparing pictures runs no code of the application. What can't be looked into
 * (proxies, what loads lazily, JDK types without {@code equals}) is compared by its class, and what
 * lies beyond the bounds not at all: two pictures that are said to differ do.
 */
public final class ValuePicture {
  private final PictureNode root;
  private final int nodes;

  private ValuePicture(PictureNode root, int nodes) {
    this.root = root;
    this.nodes = nodes;
  }

  /**
   * Looks at a value that a run of a method has given.
   *
   * @throws RuntimeException where it changes meanwhile, such as a ConcurrentModificationException
   */
  public static ValuePicture of(@Nullable Object value, RunSpan span) {
    PictureTaker taker = new PictureTaker(span);
    PictureNode root = taker.take(value);
    return new ValuePicture(root, taker.count());
  }

  /** How many objects were looked at. */
  public int nodes() {
    return nodes;
  }

  /** A number that is equal for equal values, however often the clock was read for them. */
  public long steady() {
    return root.steady;
  }

  /** Whether all of the value was looked at. */
  public boolean isWhole() {
    return !root.isCut;
  }

  /** How another picture differs from this one; {@code null} if it doesn't. */
  public @Nullable PictureDifference difference(ValuePicture other) {
    return root.hash == other.root.hash ? null : PictureDifference.find(root, other.root);
  }
}
