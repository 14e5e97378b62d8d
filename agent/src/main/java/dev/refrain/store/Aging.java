package dev.refrain.store;

/**
 * How a kept value ages: it is fresh, then stale for as long as its rule grants. All moments are
 * those of the {@link CoarseClock}. Immutable.
 */
public final class Aging {
  private final long freshUntil;
  private final long revalidatedUntil;
  private final long staleUntil;
  private final long refreshFrom;
  private final long loadNanos;

  /**
   * An age.
   *
   * @param freshUntil when its ttl ends
   * @param revalidatedUntil until when it is served while it is refreshed
   * @param staleUntil until when it is served where a load fails; not before {@code
   *     revalidatedUntil}
   * @param refreshFrom when a fresh value may be refreshed; {@code freshUntil}: not before it is
   *     stale
   * @param loadNanos how long it took to load
   */
  public Aging(
      long freshUntil, long revalidatedUntil, long staleUntil, long refreshFrom, long loadNanos) {
    this.freshUntil = freshUntil;
    this.revalidatedUntil = revalidatedUntil;
    this.staleUntil = staleUntil;
    this.refreshFrom = refreshFrom;
    this.loadNanos = loadNanos;
  }

  /** The same, but ending by a moment. */
  public Aging endingBy(long end) {
    return staleUntil - end <= 0
        ? this
        : new Aging(
            earlier(freshUntil, end),
            earlier(revalidatedUntil, end),
            end,
            earlier(refreshFrom, end),
            loadNanos);
  }

  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }

  public boolean isFresh(long now) {
    return now - freshUntil < 0;
  }

  public boolean isRefreshable(long now) {
    return now - refreshFrom >= 0;
  }

  public boolean isRevalidated(long now) {
    return now - revalidatedUntil < 0;
  }

  /** Whether it may be served at all. */
  public boolean isServable(long now) {
    return now - staleUntil < 0;
  }

  public long freshUntil() {
    return freshUntil;
  }

  public long refreshFrom() {
    return refreshFrom;
  }

  public long staleUntil() {
    return staleUntil;
  }

  public long loadNanos() {
    return loadNanos;
  }
}
