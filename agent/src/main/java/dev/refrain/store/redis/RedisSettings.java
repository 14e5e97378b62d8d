package dev.refrain.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

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
    this.address = new RedisAddress(builder.kind, builder.hosts, builder.master);
    this.username = builder.username;
    this.password = builder.password;
    this.sentinelUsername = builder.sentinelUsername;
    this.sentinelPassword = builder.sentinelPassword;
    this.database = builder.database;
    this.tls =
        new Tls(
            builder.tls,
            builder.trustStore,
            builder.trustStorePassword,
            builder.keyStore,
            builder.keyStorePassword);
    this.clientName = builder.clientName;
    this.protocol = builder.protocol;
    this.timeoutNanos = builder.timeoutNanos;
    this.timeLeft = builder.timeLeft;
  }

  /** Of a store on one server. */
  public static Builder oneServer() {
    return new Builder(RedisAddress.Kind.ONE_SERVER, "");
  }

  /** Of a store on a cluster, of which some nodes are known. */
  public static Builder cluster() {
    return new Builder(RedisAddress.Kind.CLUSTER, "");
  }

  /** Of a store on the server that sentinels know by this name. */
  public static Builder sentinels(String master) {
    return new Builder(RedisAddress.Kind.SENTINEL, master);
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
    private final RedisAddress.Kind kind;
    private final String master;
    private final List<HostAndPort> hosts = new ArrayList<>();
    private @Nullable String username;
    private @Nullable String password;
    private @Nullable String sentinelUsername;
    private @Nullable String sentinelPassword;
    private int database;
    private boolean tls;
    private @Nullable String trustStore;
    private @Nullable String trustStorePassword;
    private @Nullable String keyStore;
    private @Nullable String keyStorePassword;
    private @Nullable String clientName = "refrain";
    private int protocol = 2;
    private long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(100);
    private boolean timeLeft = true;

    Builder(RedisAddress.Kind kind, String master) {
      this.kind = kind;
      this.master = master;
    }

    /** The server; one of the nodes; one of the sentinels. */
    public Builder host(String name, int port) {
      hosts.add(new HostAndPort(name, port));
      return this;
    }

    /** A user of the servers; {@code null}: the default one. */
    public Builder username(@Nullable String name) {
      this.username = name;
      return this;
    }

    /** Of the servers. */
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

    /** The number of the database; a cluster has one only. */
    public Builder database(int number) {
      this.database = number;
      return this;
    }

    /** Whether connections are encrypted. */
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

    /** The settings. */
    public RedisSettings build() {
      return new RedisSettings(this);
    }
  }
}
