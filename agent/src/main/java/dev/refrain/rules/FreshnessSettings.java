package dev.refrain.rules;

import org.jspecify.annotations.Nullable;

/** When results are refreshed, served stale, or not kept at all. Few rules say it. Immutable. */
public final class FreshnessSettings {
  private final long staleWhileRevalidateNanos;
  private final long staleIfErrorNanos;
  private final @Nullable RefreshAhead refreshAhead;
  private final long softTimeoutNanos;
  private final int maxConcurrentLoads;
  private final long minLoadTimeNanos;
  private final @Nullable RememberedErrors errors;
  private final @Nullable ResultTtl resultTtl;

  private FreshnessSettings(Builder builder) {
    this.staleWhileRevalidateNanos = builder.staleWhileRevalidateNanos;
    this.staleIfErrorNanos = builder.staleIfErrorNanos;
    this.refreshAhead = builder.refreshAhead;
    this.softTimeoutNanos = builder.softTimeoutNanos;
    this.maxConcurrentLoads = builder.maxConcurrentLoads;
    this.minLoadTimeNanos = builder.minLoadTimeNanos;
    this.errors = builder.errors;
    this.resultTtl = builder.resultTtl;
  }

  /** How long past its ttl an entry is served while it is refreshed; 0: not at all. */
  public long staleWhileRevalidateNanos() {
    return staleWhileRevalidateNanos;
  }

  /** How long past its ttl an entry is served where the load fails; 0: not at all. */
  public long staleIfErrorNanos() {
    return staleIfErrorNanos;
  }

  /** How long past its ttl an entry may be of use: the longer one of the windows. */
  public long staleNanos() {
    return Math.max(staleWhileRevalidateNanos, staleIfErrorNanos);
  }

  /** {@code null}: no entry is refreshed before its end. */
  public @Nullable RefreshAhead refreshAhead() {
    return refreshAhead;
  }

  /**
   * How long a caller waits for a load before it gets what is stale, if there is anything; less
   * than {@link CacheSettings#loadTimeoutNanos}. 0: without such an end.
   */
  public long softTimeoutNanos() {
    return softTimeoutNanos;
  }

  /** At most so many loads of a method at once; 0: without a bound of the rule's. */
  public int maxConcurrentLoads() {
    return maxConcurrentLoads;
  }

  /** A result whose load took less is not kept; 0: every result is. */
  public long minLoadTimeNanos() {
    return minLoadTimeNanos;
  }

  /** {@code null}: no failure is remembered. */
  public @Nullable RememberedErrors errors() {
    return errors;
  }

  /** {@code null}: every result has the rule's {@link CacheSettings#ttlNanos}. */
  public @Nullable ResultTtl resultTtl() {
    return resultTtl;
  }

  /** Starts from a rule that says nothing of all this. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects settings. For one thread. */
  public static final class Builder {
    private long staleWhileRevalidateNanos;
    private long staleIfErrorNanos;
    private @Nullable RefreshAhead refreshAhead;
    private long softTimeoutNanos;
    private int maxConcurrentLoads;
    private long minLoadTimeNanos;
    private @Nullable RememberedErrors errors;
    private @Nullable ResultTtl resultTtl;

    private Builder() {}

    public Builder staleWhileRevalidateNanos(long nanos) {
      this.staleWhileRevalidateNanos = nanos;
      return this;
    }

    public Builder staleIfErrorNanos(long nanos) {
      this.staleIfErrorNanos = nanos;
      return this;
    }

    public Builder refreshAhead(@Nullable RefreshAhead ahead) {
      this.refreshAhead = ahead;
      return this;
    }

    public Builder softTimeoutNanos(long nanos) {
      this.softTimeoutNanos = nanos;
      return this;
    }

    public Builder maxConcurrentLoads(int loads) {
      this.maxConcurrentLoads = loads;
      return this;
    }

    public Builder minLoadTimeNanos(long nanos) {
      this.minLoadTimeNanos = nanos;
      return this;
    }

    public Builder errors(@Nullable RememberedErrors errors) {
      this.errors = errors;
      return this;
    }

    public Builder resultTtl(@Nullable ResultTtl ttl) {
      this.resultTtl = ttl;
      return this;
    }

    public FreshnessSettings build() {
      return new FreshnessSettings(this);
    }
  }
}
