package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisCluster;
import dev.refrain.servers.RedisSentinel;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.Until;
import dev.refrain.store.Changes;
import dev.refrain.store.Found;
import dev.refrain.store.StoreKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Callers go on asking while keys move from server to server, and while masters die. */
@NeedsServer("redis-server")
class FailoverTest {
  private static final long TIMEOUT = 100;

  /** Ten times what is promised, since the machine may be busy with other things. */
  private static final long MOST = 10 * TIMEOUT;

  private static final List<StoreKey> GROUPS = List.of(new StoreKey("refrain:rule"));

  /** One of those that {@link Callers} ask for. */
  private static final StoreKey KEY = new StoreKey("refrain:load:0:0");

  private static final int SLOT = JedisClusterCRC16.getSlot(KEY.bytes());

  @Test
  void aSlotMovesUnderLoad_andNothingIsLost() throws Exception {
    try (RedisCluster cluster = RedisCluster.start(3, false)) {
      RedisServer from = cluster.masters().get(3 * SLOT / 16384);
      RedisServer to = cluster.masters().get((3 * SLOT / 16384 + 1) % 3);
      RedisStore store =
          Stores.open(
              Stores.settings("redis-cluster", "redis://" + cluster.addresses()), new Changes());
      try (Callers callers = new Callers(16, store)) {
        Until.holds("callers are answered", () -> callers.answers() > 3_000);
        long nothings = callers.nothings();
        setSlot(to, "IMPORTING", id(from));
        setSlot(from, "MIGRATING", id(to));
        String error;
        try (Jedis operator = from.operator()) {
          operator.migrate("127.0.0.1", to.port(), KEY.text(), 0, 5000);
          error = refusal(operator);
        }
        assertTrue(error.startsWith("ASK "), error);
        answersGoOn(callers);
        assertArrayEquals(KEY.bytes(), store.read(KEY, GROUPS, 1000).await().bytes());

        setSlot(to, "NODE", id(to));
        setSlot(from, "NODE", id(to));
        try (Jedis operator = from.operator()) {
          error = refusal(operator);
        }
        assertTrue(error.startsWith("MOVED "), error);
        answersGoOn(callers);
        assertArrayEquals(KEY.bytes(), store.read(KEY, GROUPS, 1000).await().bytes());
        assertEquals(nothings, callers.nothings());
        assertEquals(List.of(), callers.failures());
      } finally {
        store.close();
      }
    }
  }

  private static String id(RedisServer server) {
    try (Jedis operator = server.operator()) {
      return operator.clusterMyId();
    }
  }

  private static void setSlot(RedisServer server, String state, String node) {
    try (Jedis operator = server.operator()) {
      operator.sendCommand(
          Protocol.Command.CLUSTER, "SETSLOT", Integer.toString(SLOT), state, node);
    }
  }

  private static String refusal(Jedis operator) {
    try {
      return "an answer: " + operator.get(KEY.text());
    } catch (redis.clients.jedis.exceptions.JedisRedirectionException e) {
      return e.getMessage();
    }
  }

  private static void answersGoOn(Callers callers) {
    long before = callers.answers();
    Until.holds("callers are answered", () -> callers.answers() > before + 1_000);
  }

  @Test
  void aKilledMasterOfAClusterIsFollowedByItsReplica() throws Exception {
    try (RedisCluster cluster = RedisCluster.start(3, true)) {
      RedisServer master = cluster.masters().get(3 * SLOT / 16384);
      RedisServer replica = cluster.replicas().get(3 * SLOT / 16384);
      masterDies("redis-cluster", "redis://" + cluster.addresses(), master);
      assertEquals("master", replica.info("role"));
    }
  }

  @Test
  void aKilledMasterOfASentinelIsFollowedByItsReplica() throws Exception {
    try (RedisSentinel sentinel = RedisSentinel.start()) {
      RedisServer master = sentinel.master();
      String uri = "redis-sentinel://" + sentinel.address() + "#" + RedisSentinel.MASTER;
      masterDies("redis-sentinel", uri, master);
      assertEquals("master", sentinel.master().info("role"));
      assertFalse(sentinel.master().port() == master.port());
    }
  }

  private static void masterDies(String type, String uri, RedisServer master) throws Exception {
    RedisStore store =
        Stores.open(
            Stores.settings(type, uri).timeoutNanos(TimeUnit.MILLISECONDS.toNanos(TIMEOUT)),
            new Changes());
    try (Callers callers = new Callers(64, store)) {
      Until.holds("callers are answered", () -> callers.answers() > 3_000);
      callers.longestMillis();
      master.kill();
      Until.holds("callers are told nothing", () -> callers.nothings() > 100);
      Until.holds(
          "the replica is asked",
          Duration.ofSeconds(30),
          () -> {
            Found found = store.read(KEY, GROUPS, 1000).await();
            return found != null && (found.bytes() != null || found.lease() != null);
          });
      answersGoOn(callers);
      assertEquals(List.of(), callers.failures());
      long longest = callers.longestMillis();
      assertTrue(longest < MOST, "a caller waited for " + longest + " ms");
    } finally {
      store.close();
    }
  }
}
