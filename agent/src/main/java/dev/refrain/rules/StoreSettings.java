package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shared store: where it is and how to speak to it; defaults are filled in. Immutable. Holds
 * secrets, so that it has no text of its own.
 */
public final class StoreSettings {
  private static final long NEAR_TTL_NANOS = 10_000_000_000L;

  private final String name;
  private final StoreType type;
  private final List<StoreAddress> addresses;
  private final @Nullable String master;
  private final @Nullable String username;
  private final @Nullable String password;
  private final @Nullable String sentinelUsername;
  private final @Nullable String sentinelPassword;
  private final int database;
  private final boolean tls;
  private final @Nullable String trustStore;
  private final @Nullable String trustStorePassword;
  private final @Nullable String keyStore;
  private final @Nullable String keyStorePassword;
  private final @Nullable String clientName;
  private final String namespace;
  private final long timeoutNanos;
  private final @Nullable Long nearTtlNanos;
  private final int compressAbove;

  StoreSettings(StoreDraft draft, StoreType type) {
    this.name = draft.name;
    this.type = type;
    this.addresses = Collections.unmodifiableList(new ArrayList<>(draft.addresses));
    this.master = draft.master;
    this.username = written(draft.username, draft.uriUsername);
    this.password = written(draft.password, draft.uriPassword);
    this.sentinelUsername = written(draft.sentinelUsername, null);
    this.sentinelPassword = written(draft.sentinelPassword, null);
    Integer database = draft.database != null ? draft.database : draft.uriDatabase;
    this.database = database == null ? 0 : database;
    this.tls = draft.usesTls();
    this.trustStore = written(draft.trustStore, null);
    this.trustStorePassword = written(draft.trustStorePassword, null);
    this.keyStore = written(draft.keyStore, null);
    this.keyStorePassword = written(draft.keyStorePassword, null);
    this.clientName = written(draft.clientName, null);
    this.namespace = draft.namespace == null ? "refrain" : draft.namespace;
    this.timeoutNanos = draft.timeoutNanos == null ? 100_000_000L : draft.timeoutNanos;
    this.nearTtlNanos = draft.nearTtlNanos;
    this.compressAbove = draft.compressAbove == null ? Integer.MAX_VALUE : draft.compressAbove;
  }

  private static @Nullable String written(@Nullable String text, @Nullable String other) {
    return text == null || text.isEmpty() ? other : text;
  }

  /** What rules call it. */
  public String name() {
    return name;
  }

  public StoreType type() {
    return type;
  }

  /** At least one; exactly one with {@link StoreType#REDIS}; sentinels with REDIS_SENTINEL. */
  public List<StoreAddress> addresses() {
    return addresses;
  }

  /** What the sentinels call their master; {@code null} with the other types. */
  public @Nullable String master() {
    return master;
  }

  /** {@code null}: the default user. Never without a password. */
  public @Nullable String username() {
    return username;
  }

  public @Nullable String password() {
    return password;
  }

  /** As {@link #username}, of the sentinels, which have users of their own. */
  public @Nullable String sentinelUsername() {
    return sentinelUsername;
  }

  public @Nullable String sentinelPassword() {
    return sentinelPassword;
  }

  /** The number of the database; always 0 in a cluster. */
  public int database() {
    return database;
  }

  public boolean tls() {
    return tls;
  }

  /** The file of the certificates to trust; {@code null}: those of the JVM. */
  public @Nullable String trustStore() {
    return trustStore;
  }

  public @Nullable String trustStorePassword() {
    return trustStorePassword;
  }

  /** The file of this client's own certificate; {@code null}: it has none. */
  public @Nullable String keyStore() {
    return keyStore;
  }

  public @Nullable String keyStorePassword() {
    return keyStorePassword;
  }

  /** What the server calls our connections. */
  public @Nullable String clientName() {
    return clientName;
  }

  /** The first part of every key: letters, digits, '.', '_' and '-'. */
  public String namespace() {
    return namespace;
  }

  /** How long a caller waits for a lookup or an eviction, connecting included. */
  public long timeoutNanos() {
    return timeoutNanos;
  }

  /**
   * For how long a copy in memory may be served without asking the store.
   *
   * @param tellsChanges whether the store tells of changes by others; where it does, copies have no
   *     end of their own unless the file says one
   */
  public long nearTtlNanos(boolean tellsChanges) {
    if (nearTtlNanos != null) {
      return nearTtlNanos;
    }
    return tellsChanges ? CacheSettings.FOREVER : NEAR_TTL_NANOS;
  }

  /** Values of more bytes than this are compressed; {@code Integer.MAX_VALUE}: none. */
  public int compressAbove() {
    return compressAbove;
  }
}
