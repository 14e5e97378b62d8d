package dev.refrain.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The servers start, and their trouble is trouble. */
@NeedsServer("redis-server")
class ServersTest {
  @Test
  void aServerIsPausedKilledAndStartedAgain() {
    try (RedisServer server = RedisServer.redis()) {
      assertEquals("PONG", ping(server.port(), 2000));
      server.pause();
      assertThrows(JedisConnectionException.class, () -> ping(server.port(), 200));
      server.resume();
      assertEquals("PONG", ping(server.port(), 2000));
      server.kill();
      assertThrows(JedisConnectionException.class, () -> ping(server.port(), 200));
      server.restart();
      assertEquals("PONG", ping(server.port(), 2000));
    }
  }

  @Test
  void aLineIsCutAndSwallowsAndHeals() {
    try (RedisServer server = RedisServer.redis();
        TcpProxy proxy = new TcpProxy(server.port())) {
      assertEquals("PONG", ping(proxy.port(), 2000));
      proxy.blackHole();
      assertThrows(JedisConnectionException.class, () -> ping(proxy.port(), 200));
      proxy.heal();
      assertEquals("PONG", ping(proxy.port(), 2000));
      proxy.refuse();
      assertThrows(JedisConnectionException.class, () -> ping(proxy.port(), 200));
      proxy.heal();
      assertEquals("PONG", ping(proxy.port(), 2000));
    }
  }

  @Test
  void aClusterIsWhole() {
    try (RedisCluster cluster = RedisCluster.start(3, true)) {
      assertEquals(3, cluster.masters().size());
      assertEquals("slave", cluster.replicas().get(2).info("role"));
    }
  }

  @Test
  void aSentinelFailsOver() {
    try (RedisSentinel sentinel = RedisSentinel.start()) {
      RedisServer old = sentinel.master();
      sentinel.failOver();
      assertNotSame(old, sentinel.master());
      assertEquals("master", sentinel.master().info("role"));
    }
  }

  private static String ping(int port, int timeoutMillis) {
    try (Jedis jedis = new Jedis(new HostAndPort("127.0.0.1", port), config(timeoutMillis))) {
      return jedis.ping();
    }
  }

  private static redis.clients.jedis.JedisClientConfig config(int timeoutMillis) {
    return redis.clients.jedis.DefaultJedisClientConfig.builder()
        .timeoutMillis(timeoutMillis)
        .resp2()
        .build();
  }
}
