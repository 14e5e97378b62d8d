package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the methods of a caching rule are cached; defaults are filled in. Immutable. */
public final class CacheSettings {
  /** The {@link #ttlNanos} of {@code ttl: forever}. */
  public static final long FOREVER = Long.MAX_VALUE;

  private final long ttlNanos;
  private final double ttlJitter;
  private final @Nullable List<Expression> key;
  private final boolean sharedInstances;
  private final @Nullable Expression when;
  private final @Nullable Expression unless;
  private final int maximumEntries;
  private final long loadTimeoutNanos;
  private final Mode mode;
  private final boolean copy;
  private final String codec;
  private final List<String> allow;
  private final boolean joinsLoads;
  private final @Nullable SharingSettings sharing;
  private final @Nullable FreshnessSettings freshness;
  private final List<Tag> tags;
  private final double verifyShare;

  private CacheSettings(Builder builder) {
    this.ttlNanos = builder.ttlNanos;
    this.ttlJitter = builder.ttlJitter;
    List<Expression> parts = builder.key;
    this.key = parts == null ? null : Collections.unmodifiableList(new ArrayList<>(parts));
    this.sharedInstances = builder.sharedInstances;
    this.when = builder.when;
    this.unless = builder.unless;
    this.maximumEntries = builder.maximumEntries;
    this.loadTimeoutNanos = builder.loadTimeoutNanos;
    this.mode = builder.mode;
    this.copy = builder.copy;
    this.codec = builder.codec;
    this.allow = builder.allow;
    this.joinsLoads = builder.joinsLoads;
    this.sharing = builder.sharing;
    this.freshness = builder.freshness;
    this.tags = builder.tags;
    this.verifyShare = builder.verifyShare;
  }

  /**
   * How long an entry may be served, in nanoseconds, or {@link #FOREVER}. Where the result tells
   * its own ttl: the longest that it may tell.
   */
  public long ttlNanos() {
    return ttlNanos;
  }

  /** The share of the ttl, 0 to 1, by which a random part of it is taken off for each entry. */
  public double ttlJitter() {
    return ttlJitter;
  }

  /** What makes the key; {@code null}: every argument. */
  public @Nullable List<Expression> key() {
    return key;
  }

  /** Whether two receivers share entries: {@code instances: shared}, or a path of {@code this}. */
  public boolean sharedInstances() {
    return sharedInstances;
  }

  /** Look in the cache only if this holds; {@code null}: always. */
  public @Nullable Expression when() {
    return when;
  }

  /** Do not keep a result for which this holds; {@code null}: keep every result. */
  public @Nullable Expression unless() {
    return unless;
  }

  /** At most so many entries for each woven method; positive. */
  public int maximumEntries() {
    return maximumEntries;
  }

  /** How long a caller waits for somebody else's load at most, in nanoseconds. */
  public long loadTimeoutNanos() {
    return loadTimeoutNanos;
  }

  public Mode mode() {
    return mode;
  }

  /** Whether every caller gets a copy of its own of a value that can change. */
  public boolean copy() {
    return copy;
  }

  /** How values are written: {@code json} or {@code java}. */
  public String codec() {
    return codec;
  }

  /**
   * The packages, besides those of the declared type, that a codec may take classes from: {@code
   * a.b} for one, {@code a.b.**} for it and all below.
   */
  public List<String> allow() {
    return allow;
  }

  /** Whether callers of one key wait for one load; not with {@code singleFlight: off}. */
  public boolean joinsLoads() {
    return joinsLoads;
  }

  /** How a shared store is used; {@code null}: results stay in memory. */
  public @Nullable SharingSettings sharing() {
    return sharing;
  }

  /** Refreshing, serving stale and the like; {@code null}: the rule says nothing of it. */
  public @Nullable FreshnessSettings freshness() {
    return freshness;
  }

  /** By what an entry can be evicted besides its key. */
  public List<Tag> tags() {
    return tags;
  }

  /** The share of hits, 0 to 1, that are compared with a call in {@link Mode#CACHE}. */
  public double verifyShare() {
    return verifyShare;
  }

  /** Starts from the defaults of the rules file; only the ttl has none. */
  public static Builder ttl(long nanos) {
    return new Builder(nanos);
  }

  /** Collects settings. For one thread. */
  public static final class Builder {
    private final long ttlNanos;
    private double ttlJitter;
    private @Nullable List<Expression> key;
    private boolean sharedInstances;
    private @Nullable Expression when;
    private @Nullable Expression unless;
    private int maximumEntries = 10_000;
    private long loadTimeoutNanos = 5_000_000_000L;
    private Mode mode = Mode.CACHE;
    private boolean copy;
    private String codec = "json";
    private List<String> allow = Collections.emptyList();
    private boolean joinsLoads = true;
    private @Nullable SharingSettings sharing;
    private @Nullable FreshnessSettings freshness;
    private List<Tag> tags = Collections.emptyList();
    private double verifyShare;

    private Builder(long ttlNanos) {
      this.ttlNanos = ttlNanos;
    }

    public Builder ttlJitter(double share) {
      this.ttlJitter = share;
      return this;
    }

    public Builder key(List<Expression> parts) {
      this.key = parts;
      return this;
    }

    public Builder sharedInstances(boolean shared) {
      this.sharedInstances = shared;
      return this;
    }

    public Builder when(Expression condition) {
      this.when = condition;
      return this;
    }

    public Builder unless(Expression condition) {
      this.unless = condition;
      return this;
    }

    public Builder maximumEntries(int entries) {
      this.maximumEntries = entries;
      return this;
    }

    public Builder loadTimeoutNanos(long nanos) {
      this.loadTimeoutNanos = nanos;
      return this;
    }

    public Builder mode(Mode mode) {
      this.mode = mode;
      return this;
    }

    public Builder copy(boolean copy) {
      this.copy = copy;
      return this;
    }

    public Builder codec(String name) {
      this.codec = name;
      return this;
    }

    public Builder allow(List<String> packages) {
      this.allow = Collections.unmodifiableList(new ArrayList<>(packages));
      return this;
    }

    public Builder joinsLoads(boolean joins) {
      this.joinsLoads = joins;
      return this;
    }

    public Builder sharing(@Nullable SharingSettings sharing) {
      this.sharing = sharing;
      return this;
    }

    public Builder freshness(@Nullable FreshnessSettings freshness) {
      this.freshness = freshness;
      return this;
    }

    public Builder tags(List<Tag> tags) {
      this.tags = Collections.unmodifiableList(new ArrayList<>(tags));
      return this;
    }

    public Builder verifyShare(double share) {
      this.verifyShare = share;
      return this;
    }

    public CacheSettings build() {
      return new CacheSettings(this);
    }
  }
}
