package dev.refrain.store.redis;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a Redis store is reached. Immutable; its text tells no secret. */
public final class RedisSettings {
  private final RedisAddress address;
  private final @Nullable String username;
  private final @Nullable String password;
  private final @Nullable String sentinelUsername;
  private final @Nullable String sentinelPassword;
  private final int database;
  private final Tls tls;
  private final @Nullable String clientName;
  private final int protocol;
  private final long timeoutNanos;
  private final boolean timeLeft;

  private RedisSettings(Builder builder) {
    this.address = RedisAddress.parse(builder.type, builder.uri);
    this.username = builder.username != null ? builder.username : address.username();
    this.password = builder.password != null ? builder.password : address.password();
    this.sentinelUsername = builder.sentinelUsername;
    this.sentinelPassword = builder.sentinelPassword;
    this.database = builder.database != null ? builder.database : address.database();
    this.tls =
        new Tls(
            builder.tls || address.isTls(),
            builder.trustStore,
            builder.trustStorePassword,
            builder.keyStore,
            builder.keyStorePassword);
    this.clientName = builder.clientName;
    this.protocol = builder.protocol;
    this.timeoutNanos = builder.timeoutNanos;
    this.timeLeft = builder.timeLeft;
  }

  /**
   * Settings of a store.
   *
   * @param type {@code redis}, {@code redis-cluster} or {@code redis-sentinel}
   */
  public static Builder of(String type, String uri) {
    return new Builder(type, uri);
  }

  RedisAddress address() {
    return address;
  }

  @Nullable String username() {
    return username;
  }

  @Nullable String password() {
    return password;
  }

  @Nullable String sentinelUsername() {
    return sentinelUsername;
  }

  @Nullable String sentinelPassword() {
    return sentinelPassword;
  }

  int database() {
    return database;
  }

  Tls tls() {
    return tls;
  }

  @Nullable String clientName() {
    return clientName;
  }

  int protocol() {
    return protocol;
  }

  long timeoutNanos() {
    return timeoutNanos;
  }

  boolean timeLeft() {
    return timeLeft;
  }

  @Override
  public String toString() {
    return address.toString();
  }

  /** Collects settings; for one thread. */
  public static final class Builder {
    private final String type;
    private final String uri;
    private @Nullable String username;
    private @Nullable String password;
    private @Nullable String sentinelUsername;
    private @Nullable String sentinelPassword;
    private @Nullable Integer database;
    private boolean tls;
    private @Nullable String trustStore;
    private @Nullable String trustStorePassword;
    private @Nullable String keyStore;
    private @Nullable String keyStorePassword;
    private @Nullable String clientName = "refrain";
    private int protocol = 2;
    private long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(100);
    private boolean timeLeft = true;

    Builder(String type, String uri) {
      this.type = type;
      this.uri = uri;
    }

    /** In place of the one in the URI. */
    public Builder username(@Nullable String name) {
      this.username = name;
      return this;
    }

    /** In place of the one in the URI. */
    public Builder password(@Nullable String secret) {
      this.password = secret;
      return this;
    }

    /** A user of the sentinels; those of the servers mean nothing to them. */
    public Builder sentinelUsername(@Nullable String name) {
      this.sentinelUsername = name;
      return this;
    }

    /** Of the sentinels. */
    public Builder sentinelPassword(@Nullable String secret) {
      this.sentinelPassword = secret;
      return this;
    }

    /** In place of the one in the URI. */
    public Builder database(int number) {
      this.database = number;
      return this;
    }

    /** TLS even where the URI does not ask for it. */
    public Builder tls(boolean wanted) {
      this.tls = wanted;
      return this;
    }

    /** The file with the certificates to trust; else those that the JVM trusts. */
    public Builder trustStore(@Nullable String file, @Nullable String secret) {
      this.trustStore = file;
      this.trustStorePassword = secret;
      return this;
    }

    /** The file with our own certificate, where the server asks for one. */
    public Builder keyStore(@Nullable String file, @Nullable String secret) {
      this.keyStore = file;
      this.keyStorePassword = secret;
      return this;
    }

    /** What CLIENT LIST shows; {@code null}: nothing. */
    public Builder clientName(@Nullable String name) {
      this.clientName = name;
      return this;
    }

    /** RESP2 or RESP3. */
    public Builder protocol(int version) {
      this.protocol = version;
      return this;
    }

    /** Of a request, all its commands and connecting included. */
    public Builder timeoutNanos(long nanos) {
      this.timeoutNanos = nanos;
      return this;
    }

    /** Whether it matters how long an entry has left, though no copies are kept near. */
    public Builder timeLeft(boolean matters) {
      this.timeLeft = matters;
      return this;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException with a message for the user, without secrets
     */
    public RedisSettings build() {
      return new RedisSettings(this);
    }
  }
}
