package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisCluster;
import dev.refrain.servers.RedisSentinel;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.TcpProxy;
import dev.refrain.servers.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/**
 * Promise 19: what 64 callers of a child JVM notice of a store's trouble. Bounds are ten times what
 * is promised: machines that run tests are busy.
 */
@Tag("jar")
@NeedsServer({"redis-server", "memcached"})
class TroubleUnderLoadTest {
  private static final long LOAD_MILLIS = 5;
  private static final long TIMEOUT_MILLIS = 100;
  private static final Duration BACK = Duration.ofSeconds(10);
  private static final String NODE = "a node of store 'shared'";
  private static final String DOWN = "store 'shared' does not answer";
  private static final String UP = "store 'shared' answers again";

  @TempDir Path folder;

  /** Trouble that comes and goes. */
  private interface Switch {
    void flip() throws Exception;
  }

  private Instances load(String type, String uri, String tiers) throws Exception {
    Instances instances =
        new Instances(folder)
            .rules(
                "type: " + type + ", uri: '" + uri + "', timeout: " + TIMEOUT_MILLIS + "ms",
                "ttl: 1s\nstore: " + tiers)
            .start(1);
    assertEquals("", instances.get(0).err());
    instances.ask(0, "pause " + LOAD_MILLIS * 1000);
    instances.ask(0, "load 64");
    spend(Duration.ofSeconds(1));
    // Until here code was cold and connections were being opened.
    instances.ask(0, "seen");
    return instances;
  }

  /** Lets the callers run; nothing is waited for. */
  private static void spend(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** What the log says of the whole store. */
  private static List<String> changes(Instances instances) throws Exception {
    return instances
        .get(0)
        .err()
        .lines()
        .filter(l -> l.contains("store 'shared'") && !l.contains(NODE))
        .toList();
  }

  /** How often the log speaks of a single node of the store. */
  private static long nodes(Instances instances) throws Exception {
    return instances.get(0).err().lines().filter(l -> l.contains(NODE)).count();
  }

  private static boolean isUp(List<String> lines) {
    return lines.isEmpty() || lines.get(lines.size() - 1).contains(UP);
  }

  private static void play(String what, Instances instances, Switch trouble, Switch end)
      throws Exception {
    // A busy machine may have been too slow for it by itself.
    Until.holds("the store is in use", BACK, () -> isUp(changes(instances)));
    List<String> before = changes(instances);
    long nodesBefore = nodes(instances);
    trouble.flip();
    Until.holds(what + " is noticed", () -> changes(instances).size() > before.size());
    spend(Duration.ofMillis(500));
    end.flip();
    Duration back = Until.holds("it is used again", BACK, () -> isUp(changes(instances)));
    spend(Duration.ofMillis(200));
    List<String> lines = changes(instances).subList(before.size(), changes(instances).size());
    for (int i = 0; i < lines.size(); i++) {
      assertTrue(lines.get(i).contains(i % 2 == 0 ? DOWN : UP), lines.toString());
    }
    judge(what, instances, back, lines.size());
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(nodes(instances) - nodesBefore <= 1, () -> "of its nodes one line an outage");
  }

  /** What callers have noticed since they were asked last. */
  private static void judge(String what, Instances instances, Duration back, int lines)
      throws Exception {
    String[] seen = instances.ask(0, "seen").split(" ");
    System.out.printf(
        "%s: %s calls, slowest %s ms, writes %s ms; used again after %d ms; %d lines%n",
        what, seen[1], seen[2], seen[3], back.toMillis(), lines);
    assertEquals("0", seen[0], "errors");
    assertTrue(Integer.parseInt(seen[1]) > 100, "calls went on");
    long bound = 10 * (LOAD_MILLIS + TIMEOUT_MILLIS);
    assertTrue(Long.parseLong(seen[2]) < bound, what + ": a call took " + seen[2] + " ms");
    assertTrue(Long.parseLong(seen[3]) < 2 * bound, what + ": a write took " + seen[3] + " ms");
  }

  /** A server that is full answers, and is not down. */
  private static void full(Instances instances, Jedis operator) throws Exception {
    int before = changes(instances).size();
    operator.configSet("maxmemory-policy", "noeviction");
    operator.configSet("maxmemory", "1mb");
    spend(Duration.ofSeconds(1));
    operator.flushDB();
    operator.configSet("maxmemory", "0");
    Duration back = Until.holds("entries are written again", BACK, () -> operator.dbSize() > 20);
    List<String> told = changes(instances).subList(before, changes(instances).size());
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).contains("refuses lookups (OOM command not allowed"), told.get(0));
    judge("full", instances, back, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "[memory, shared]"})
  void one_redis(String tiers) throws Exception {
    try (RedisServer server = RedisServer.redis();
        TcpProxy line = new TcpProxy(server.port());
        Instances instances = load("redis", "redis://127.0.0.1:" + line.port(), tiers)) {
      play("killed", instances, server::kill, server::restart);
      play("paused", instances, server::pause, server::resume);
      play("a black hole", instances, line::blackHole, line::heal);
      try (Jedis operator = server.operator()) {
        full(instances, operator);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "[memory, shared]"})
  void one_memcached(String tiers) throws Exception {
    try (MemcachedServer server = MemcachedServer.start();
        Instances instances = load("memcached", "memcached://" + server.address(), tiers)) {
      play("killed", instances, server::kill, server::restart);
      play("paused", instances, server::pause, server::resume);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "[memory, shared]"})
  void a_sentinel_promotes_the_replica(String tiers) throws Exception {
    try (RedisSentinel sentinel = RedisSentinel.start();
        Instances instances =
            load(
                "redis-sentinel",
                "redis-sentinel://" + sentinel.address() + "#" + RedisSentinel.MASTER,
                tiers)) {
      RedisServer old = sentinel.master();
      play(
          "master killed",
          instances,
          old::kill,
          () -> Until.holds("the replica takes over", () -> sentinel.master() != old));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "[memory, shared]"})
  void a_cluster_loses_a_master(String tiers) throws Exception {
    try (RedisCluster cluster = RedisCluster.start(3, true);
        Instances instances = load("redis-cluster", "redis://" + cluster.addresses(), tiers)) {
      RedisServer replica = cluster.replicas().get(0);
      cluster.masters().get(0).kill();
      Until.holds("it is noticed", () -> instances.get(0).err().contains("a node of store"));
      Until.holds("its replica is a master", () -> replica.info("role").equals("master"));
      try (Jedis operator = replica.operator()) {
        operator.flushDB();
        Duration back = Until.holds("it is used", BACK, () -> operator.dbSize() > 5);
        judge("master killed", instances, back, 0);
      }
      // The other masters were used all the time.
      assertEquals(List.of(), changes(instances));
    }
  }
}
