package dev.refrain.store.redis;

import dev.refrain.call.TiersContract;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisCluster;
import dev.refrain.store.Changes;
import dev.refrain.store.ChangesContract;
import dev.refrain.store.SharedStore;
import dev.refrain.store.SharedStoreContract;
import dev.refrain.store.StoreKey;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisCluster;

@NeedsServer("redis-server")
class ClusterTest {
  private static RedisCluster cluster;

  @BeforeAll
  static void start() {
    cluster = RedisCluster.start(3, false);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static SharedStore open(Changes changes) {
    return Stores.open(Stores.settings("redis-cluster", "redis://" + cluster.addresses()), changes);
  }

  private static void delete(StoreKey key) {
    Set<HostAndPort> any = Set.of(new HostAndPort("127.0.0.1", cluster.masters().get(0).port()));
    try (JedisCluster operator = new JedisCluster(any)) {
      operator.del(key.bytes());
    }
  }

  @Nested
  class Store extends SharedStoreContract {
    @Override
    protected SharedStore open() {
      return ClusterTest.open(new Changes());
    }

    @Override
    protected void operatorDeletes(StoreKey key) {
      delete(key);
    }
  }

  @Nested
  class Tiers extends TiersContract {
    @Override
    protected String described() {
      return "type: redis-cluster, uri: 'redis://" + cluster.addresses() + "'";
    }

    @Override
    protected void operatorDeletes(StoreKey key) {
      delete(key);
    }
  }

  @Nested
  class Copies extends ChangesContract {
    @Override
    protected SharedStore open(Changes changes) {
      return ClusterTest.open(changes);
    }

    @Override
    protected void operatorDeletes(StoreKey key) {
      delete(key);
    }
  }
}
