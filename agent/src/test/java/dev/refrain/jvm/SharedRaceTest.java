package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Jedis;

/**
 * Promises 12 and 18: evictions race calls in four processes. Once an eviction is done, no process
 * goes back to a value from before it; and once all is quiet and invalidations have arrived none
 * has a value older than the eviction, not even as long as nothing else is evicted. While an
 * eviction runs, a load from before the change may land beside one from after it (seen in 2 of
 * 360,000 calls): what it left is gone when the eviction is done.
 */
@Tag("jar")
@NeedsServer({"redis-server", "memcached"})
class SharedRaceTest {
  private static final int PROCESSES = 4;
  private static final int KEYS = 10;
  private static final int ROUNDS = 12;
  private static final int CALLS_A_PROCESS = 250;
  private static final Duration ARRIVAL = Duration.ofSeconds(1);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"shared; 1", "[memory, shared]; 2"})
  void on_redis(String tiers, long seed) throws Exception {
    try (RedisServer server = RedisServer.redis();
        Jedis operator = server.operator();
        Instances instances = start("redis", "redis://" + server.address(), tiers)) {
      for (int round = 0; round < ROUNDS; round++) {
        Random random = new Random(seed * ROUNDS + round);
        String how = new String[] {"update ", "updateAll ", "bump "}[round % 3];
        race(instances, random, how, operator, tiers);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"shared; 3", "[memory, shared]; 4"})
  void on_memcached(String tiers, long seed) throws Exception {
    try (MemcachedServer server = MemcachedServer.start();
        Instances instances = start("memcached", "memcached://" + server.address(), tiers)) {
      for (int round = 0; round < ROUNDS; round++) {
        Random random = new Random(seed * ROUNDS + round);
        race(instances, random, round % 2 == 0 ? "update " : "updateAll ", null, tiers);
      }
    }
  }

  private Instances start(String type, String uri, String tiers) throws Exception {
    Instances instances =
        new Instances(folder)
            .rules(
                "type: " + type + ", uri: '" + uri + "', timeout: 5s", "ttl: 1h\nstore: " + tiers)
            .start(PROCESSES + 1);
    instances.askAll("pause 2000");
    return instances;
  }

  private static void race(
      Instances instances, Random random, String how, Jedis operator, String tiers)
      throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      String race = "race " + random.nextInt(1 << 20) + " " + CALLS_A_PROCESS + " " + KEYS;
      assertEquals("races", instances.ask(i, race));
    }
    for (int i = 0; i < 3 * KEYS; i++) {
      int key = random.nextInt(KEYS);
      instances.ask(PROCESSES, how + key);
      if (how.startsWith("bump")) {
        operator.del("shop:found:com.example.Versions.find(int):" + key + "~key");
        instances.ask(PROCESSES, "evicted " + key);
      }
    }
    for (int i = 0; i < PROCESSES; i++) {
      assertEquals("stale 0 of " + CALLS_A_PROCESS / 8 * 8, instances.ask(i, "raced"));
    }
    if (tiers.equals("shared")) {
      assertEquals(
          Collections.nCopies(PROCESSES + 1, "behind 0"), instances.askAll("behind " + KEYS));
    } else {
      Duration took =
          Until.holds(
              "what was evicted is gone everywhere",
              ARRIVAL.multipliedBy(10),
              () ->
                  Collections.nCopies(PROCESSES + 1, "behind 0")
                      .equals(instances.askAll("behind " + KEYS)));
      assertTrue(took.compareTo(ARRIVAL.multipliedBy(10)) < 0);
    }
  }
}
