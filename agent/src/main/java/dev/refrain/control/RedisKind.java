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
    String clientName = settings.clientName();
    boolean sentinel = settings.type() == StoreType.REDIS_SENTINEL;
    String uri =
        (sentinel ? "redis-sentinel://" : "redis://")
            + hosts(settings.addresses())
            + (sentinel ? "#" + settings.master() : "");
    return new RedisStore(
        RedisSettings.of(settings.type().text(), uri)
            .username(settings.username())
            .password(settings.password())
            .sentinelUsername(settings.sentinelUsername())
            .sentinelPassword(settings.sentinelPassword())
            .database(settings.database())
            .tls(settings.tls())
            .trustStore(settings.trustStore(), settings.trustStorePassword())
            .keyStore(settings.keyStore(), settings.keyStorePassword())
            .clientName(clientName == null ? "refrain" : clientName)
            .timeoutNanos(settings.timeoutNanos())
            .timeLeft(aging)
            .build(),
        changes,
        Ticker.SYSTEM);
  }

  private static String hosts(List<StoreAddress> addresses) {
    StringBuilder hosts = new StringBuilder();
    for (int i = 0; i < addresses.size(); i++) {
      hosts.append(i == 0 ? "" : ",").append(addresses.get(i));
    }
    return hosts.toString();
  }
}
