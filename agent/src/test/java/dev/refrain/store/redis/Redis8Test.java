package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.store.Found;
import dev.refrain.store.Lease;
import dev.refrain.store.StoreKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

@NeedsServer("redis-server 8")
class Redis8Test extends OneServer {
  @Override
  RedisServer start() {
    return RedisServer.redisOf(8);
  }

  @Test
  void itIsThatVersion() {
    assertTrue(server.info("redis_version").startsWith("8."), server.info("redis_version"));
  }

  @Test
  void anEntryThatIsCutOffWithinItsHeadIsOverwritten() {
    RedisStore store = Stores.open(settings(), null);
    try (Jedis operator = server.operator()) {
      StoreKey key = new StoreKey("refrain:cut-off");
      List<StoreKey> groups = List.of(new StoreKey("refrain:rule"));
      Lease lease = store.read(key, groups, 1000).await().lease();
      assertEquals(true, store.write(key, groups, lease, new byte[9], 60_000).await());
      operator.set(key.bytes(), Arrays.copyOf(operator.get(key.bytes()), 2 + 8 + 7));
      Found found = store.read(key, groups, 1000).await();
      assertNull(found.bytes());
      assertEquals(true, store.write(key, groups, found.lease(), new byte[1], 60_000).await());
    } finally {
      store.close();
    }
  }
}
