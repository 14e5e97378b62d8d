package dev.refrain.store.redis;

import dev.refrain.control.OpenedStores;
import dev.refrain.store.Changes;
import dev.refrain.store.StoreKey;
import dev.refrain.store.Ticker;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;

/** Makes stores for tests. */
final class Stores {
  private Stores() {}

  static RedisSettings.Builder settings(String type, String uri) {
    return OpenedStores.redis(type, uri).timeoutNanos(TimeUnit.SECONDS.toNanos(5));
  }

  static RedisStore open(RedisSettings.Builder settings, @Nullable Changes changes) {
    return new RedisStore(settings.build(), changes, Ticker.SYSTEM);
  }

  static void delete(Jedis operator, int database, StoreKey key) {
    try (operator) {
      operator.select(database);
      operator.del(key.bytes());
    }
  }
}
