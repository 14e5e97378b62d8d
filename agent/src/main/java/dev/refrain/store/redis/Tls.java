package dev.refrain.store.redis;

import dev.refrain.store.KeyFile;
import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** Whether and with which certificates connections are encrypted. Immutable. */
final class Tls {
  private final boolean wanted;
  private final @Nullable String trustStore;
  private final @Nullable String trustStorePassword;
  private final @Nullable String keyStore;
  private final @Nullable String keyStorePassword;

  Tls(
      boolean wanted,
      @Nullable String trustStore,
      @Nullable String trustStorePassword,
      @Nullable String keyStore,
      @Nullable String keyStorePassword) {
    this.wanted = wanted;
    this.trustStore = trustStore;
    this.trustStorePassword = trustStorePassword;
    this.keyStore = keyStore;
    this.keyStorePassword = keyStorePassword;
  }

  boolean isWanted() {
    return wanted;
  }

  /** The server's certificate is checked, and that it is the server's. */
  void addTo(DefaultJedisClientConfig.Builder config) {
    if (!wanted) {
      return;
    }
    SslOptions.Builder options = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
    if (trustStore != null) {
      check("trustStore", trustStore, trustStorePassword);
      options.truststore(new File(trustStore), characters(trustStorePassword));
    }
    if (keyStore != null) {
      check("keyStore", keyStore, keyStorePassword);
      options.keystore(new File(keyStore), characters(keyStorePassword));
    }
    config.sslOptions(options.build());
  }

  /** The client would read it when it connects, and say nothing of the file. */
  private static void check(String setting, String file, @Nullable String password) {
    try {
      KeyFile.load(setting, file, password);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static char @Nullable [] characters(@Nullable String secret) {
    return secret == null ? null : secret.toCharArray();
  }
}
