package dev.refrain.rules;

/** From when on a read of an entry that may still be served refreshes it. Immutable. */
public final class RefreshAhead {
  private final double share;
  private final long nanos;

  private RefreshAhead(double share, long nanos) {
    this.share = share;
    this.nanos = nanos;
  }

  /**
   * @param share of the ttl, above 0 and below 1
   */
  public static RefreshAhead share(double share) {
    return new RefreshAhead(share, 0);
  }

  /**
   * @param nanos the age, positive
   */
  public static RefreshAhead age(long nanos) {
    return new RefreshAhead(0, nanos);
  }

  /** By chance, the likelier the nearer the end and the longer the last load took. */
  public static RefreshAhead adaptive() {
    return new RefreshAhead(0, 0);
  }

  public boolean isAdaptive() {
    return share == 0 && nanos == 0;
  }

  /**
   * The age from which on a read refreshes an entry of that ttl; not before its end if the rule
   * says {@code adaptive}, or an age that this ttl does not reach.
   */
  public long ageNanos(long ttlNanos) {
    if (ttlNanos == CacheSettings.FOREVER || isAdaptive()) {
      return ttlNanos;
    }
    return nanos == 0 ? (long) (ttlNanos * share) : Math.min(nanos, ttlNanos);
  }
}
