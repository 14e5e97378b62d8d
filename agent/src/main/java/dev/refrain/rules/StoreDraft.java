package dev.refrain.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One shared store, as far as it is read. For one thread. */
final class StoreDraft {
  final String name;

  @Nullable StoreType type;
  @Nullable Text uri;
  final List<StoreAddress> addresses = new ArrayList<>();
  @Nullable String master;

  /** What the uri says; the setting of that name may not say it again. */
  @Nullable String uriUsername;

  @Nullable String uriPassword;
  @Nullable Integer uriDatabase;
  boolean uriTls;

  /** Empty texts are as good as none: a variable has left them so. */
  @Nullable String namespace;

  @Nullable Long timeoutNanos;
  @Nullable String username;
  @Nullable String password;
  @Nullable String sentinelUsername;
  @Nullable String sentinelPassword;
  @Nullable Integer database;
  @Nullable Boolean tls;
  @Nullable String trustStore;
  @Nullable String trustStorePassword;
  @Nullable String keyStore;
  @Nullable String keyStorePassword;
  @Nullable String clientName;
  @Nullable Long nearTtlNanos;
  @Nullable Integer compressAbove;

  StoreDraft(String name) {
    this.name = name;
  }

  boolean usesTls() {
    return uriTls || (tls != null && tls);
  }
}
