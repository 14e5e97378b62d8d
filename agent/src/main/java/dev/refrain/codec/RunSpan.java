package dev.refrain.codec;

/**
 * When a method ran, by the clocks that an application can read: what it gives may be the time.
 * Immutable.
 */
public final class RunSpan {
  /** A time that was read in the run may have been rounded to this. */
  private static final long SLACK_MILLIS = 1_000;

  private static final long MILLIS_TO_NANOS = 1_000_000;

  private final long fromMillis;
  private final long toMillis;
  private final long fromNanos;
  private final long toNanos;

  RunSpan(long fromMillis, long toMillis, long fromNanos, long toNanos) {
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
    this.fromNanos = fromNanos;
    this.toNanos = toNanos;
  }

  /**
   * A run that began when {@link System#currentTimeMillis()} and nanoTime were so, and ends now.
   */
  public static RunSpan since(long millis, long nanos) {
    return new RunSpan(millis, System.currentTimeMillis(), nanos, System.nanoTime());
  }

  /** Whether a moment, in milliseconds since 1970, is one of the run. */
  boolean hasMillis(long millis) {
    return millis >= fromMillis - SLACK_MILLIS && millis <= toMillis + SLACK_MILLIS;
  }

  /** Whether a moment, in seconds since 1970, is one of the run. */
  boolean hasSeconds(long seconds) {
    return seconds >= fromMillis / 1000 - 1 && seconds <= toMillis / 1000 + 1;
  }

  /** Whether a number looks like a reading of one of the JVM's clocks during the run. */
  boolean hasNumber(long number) {
    return hasMillis(number)
        || hasSeconds(number)
        || (number - fromNanos >= -SLACK_MILLIS * MILLIS_TO_NANOS
            && number - toNanos <= SLACK_MILLIS * MILLIS_TO_NANOS);
  }

  /** The first and the last moment that count as one of the run. */
  long firstMillis() {
    return fromMillis - SLACK_MILLIS;
  }

  long lastMillis() {
    return toMillis + SLACK_MILLIS;
  }
}
