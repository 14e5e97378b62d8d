package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisCluster;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.Until;
import dev.refrain.store.Changes;
import dev.refrain.store.Found;
import dev.refrain.store.Frame;
import dev.refrain.store.StoreKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ClientKillParams;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * A server has confirmed an eviction, and the one that takes its place has never heard of it: a
 * replica is told later than the caller.
 */
@NeedsServer("redis-server")
class LostEvictionTest {
  private static final StoreKey KEY = new StoreKey("shop:{quotes}:a");
  private static final StoreKey RULE = new StoreKey("shop:{quotes}");

  private RedisStore store;

  private Found read() {
    return store.read(KEY, List.of(RULE), 1000).await();
  }

  /** An entry is there again, as if its eviction had never been. */
  private void evictAndForget(RedisServer server) {
    Until.holds("the store answers", () -> read() != null);
    assertTrue(store.write(KEY, List.of(RULE), read().lease(), new byte[3], 60_000).await());
    try (Jedis operator = server.operator()) {
      byte[] generation = operator.get(RULE.bytes());
      assertTrue(store.evictGroup(RULE).await());
      assertNull(read().bytes());
      byte[] entry = Frame.entry(List.of(generation), new byte[3]);
      operator.set(RULE.bytes(), generation);
      operator.set(KEY.bytes(), entry);
      operator.waitReplicas(1, 1000);
    }
    assertNotNull(read().bytes());
  }

  private void awaitEvicted() {
    Until.holds(
        "the eviction was made again",
        () -> {
          Found found = read();
          return found != null && !found.isCutOff() && found.bytes() == null;
        });
  }

  @Test
  void itIsMadeAgainWhenTheConnectionIs() {
    try (RedisServer server = RedisServer.redis()) {
      store = Stores.open(Stores.settings("redis", "redis://" + server.address()), new Changes());
      evictAndForget(server);
      try (Jedis operator = server.operator()) {
        operator.clientKill(
            new ClientKillParams()
                .type(redis.clients.jedis.args.ClientType.NORMAL)
                .skipMe(ClientKillParams.SkipMe.YES));
      }
      awaitEvicted();
      store.close();
    }
  }

  @Test
  void itIsMadeAgainWhenAReplicaHasTakenOver() {
    try (RedisCluster cluster = RedisCluster.start(3, true)) {
      store =
          Stores.open(
              Stores.settings("redis-cluster", "redis://" + cluster.addresses()), new Changes());
      RedisServer master =
          cluster.masters().get(3 * JedisClusterCRC16.getSlot(KEY.bytes()) / 16384);
      evictAndForget(master);
      master.kill();
      awaitEvicted();
      store.close();
    }
  }
}
