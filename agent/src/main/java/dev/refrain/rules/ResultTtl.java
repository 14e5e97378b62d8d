package dev.refrain.rules;

/** A ttl that the result itself tells, and its bounds. Immutable. */
public final class ResultTtl {
  private final Expression path;
  private final long leastNanos;
  private final long mostNanos;

  public ResultTtl(Expression path, long leastNanos, long mostNanos) {
    this.path = path;
    this.leastNanos = leastNanos;
    this.mostNanos = mostNanos;
  }

  /** A path of {@code result}: a duration, a number of seconds, or the instant of the end. */
  public Expression path() {
    return path;
  }

  /** {@code minTtl} in nanoseconds; 0: a result that is over already is not kept. */
  public long leastNanos() {
    return leastNanos;
  }

  /** {@code maxTtl} in nanoseconds, or {@link CacheSettings#FOREVER}. */
  public long mostNanos() {
    return mostNanos;
  }

  /** The nanoseconds that a result tells, within the bounds; 0 or less: it is not kept. */
  public long bounded(long toldNanos) {
    return Math.min(mostNanos, Math.max(leastNanos, toldNanos));
  }
}
