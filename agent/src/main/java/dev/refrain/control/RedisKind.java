package dev.refrain.control;

import dev.refrain.rules.StoreAddress;
import dev.refrain.rules.StoreSettings;
import dev.refrain.rules.StoreType;
import dev.refrain.store.Changes;
import dev.refrain.store.SharedStore;
import dev.refrain.store.Ticker;
import dev.refrain.store.redis.RedisSettings;
import dev.refrain.store.redis.RedisStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redis; a class of its own, so that a process without it does not load its client. */
final class RedisKind {
  private RedisKind() {}

  static SharedStore open(StoreSettings settings, @Nullable Changes changes, boolean aging) {
    return new RedisStore(settings(settings).timeLeft(aging).build(), changes, Ticker.SYSTEM);
  }

  static RedisSettings.Builder settings(StoreSettings settings) {
    RedisSettings.Builder builder = addressed(settings);
    List<StoreAddress> addresses = settings.addresses();
    for (int i = 0; i < addresses.size(); i++) {
      builder.host(addresses.get(i).host(), addresses.get(i).port());
    }
    String clientName = settings.clientName();
    return builder
        .username(settings.username())
        .password(settings.password())
        .sentinelUsername(settings.sentinelUsername())
        .sentinelPassword(settings.sentinelPassword())
        .database(settings.database())
        .tls(settings.tls())
        .trustStore(settings.trustStore(), settings.trustStorePassword())
        .keyStore(settings.keyStore(), settings.keyStorePassword())
        .clientName(clientName == null ? "refrain" : clientName)
        .timeoutNanos(settings.timeoutNanos());
  }

  private static RedisSettings.Builder addressed(StoreSettings settings) {
    String master = settings.master();
    if (master != null) {
      return RedisSettings.sentinels(master);
    }
    return settings.type() == StoreType.REDIS_CLUSTER
        ? RedisSettings.cluster()
        : RedisSettings.oneServer();
  }
}
