package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/**
 * Promises 3, 7 and 19 for a thousand virtual threads on two carriers, from Java 21 on: one that
 * waits in the agent lets others run.
 */
@NeedsServer("redis-server")
class VirtualCallersTest {
  private static final int CALLERS = 1_000;
  private static final int KEYS = 10;
  private static final long LOAD_MILLIS = 50;
  private static final long TIMEOUT_MILLIS = 200;

  /**
   * The thread that reads replies, where no caller does, looks once a second without being told.
   */
  private static final long MOST_OF_A_HIT_MILLIS = 900;

  private static final String DOWN = "store 'shared' does not answer";
  private static final String UP = "store 'shared' answers again";

  @TempDir Path folder;

  private RunningChild start(Jdk jdk, String store, RedisServer server, long timeout)
      throws Exception {
    assumeTrue(jdk.version() >= 21, "it has no virtual threads");
    return ChildJvm.on(jdk)
        .agent("rules=" + rules(store, server.address(), timeout))
        .option("-XX:TieredStopAtLevel=1", "-Xmx128m")
        .option("-Djdk.virtualThreadScheduler.parallelism=2")
        .option("-Djdk.virtualThreadScheduler.maxPoolSize=2")
        .start("com.example.Crowd");
  }

  private Path rules(String store, String address, long timeout) throws IOException {
    return Files.writeString(
        folder.resolve("rules.yaml"),
        """
        stores:
          shared: {type: redis, uri: 'redis://%s', timeout: %dms}
        defaults: {ttl: 1h, instances: shared, store: %s}
        rules:
          - method: com.example.Crowd#find
          - method: com.example.Crowd#pinned
          - method: com.example.Crowd#later
        """
            .formatted(address, timeout, store));
  }

  private static String line(String method, int firstKey, int rounds) {
    return "%s %d %d %d %d".formatted(method, CALLERS, KEYS, firstKey, rounds);
  }

  private void oneLoadAKey(Jdk jdk, String store) throws Exception {
    try (RedisServer server = RedisServer.redis();
        RunningChild child = start(jdk, store, server, 10_000)) {
      for (String method : new String[] {"find", "later", "pinned"}) {
        String fresh = Instances.ask(child, line(method, 0, 3));
        String kept = Instances.ask(child, line(method, 0, 3));
        System.out.printf("%s, %s, %s: %s; kept: %s%n", jdk, store, method, fresh, kept);
        assertTrue(fresh.startsWith(3 * CALLERS + " right, loads " + 3 * KEYS + ","), fresh);
        assertTrue(kept.startsWith(3 * CALLERS + " right, loads 0,"), kept);
        assertTrue(slowest(kept) < MOST_OF_A_HIT_MILLIS, kept);
      }
      assertEquals("", child.err());
    }
  }

  @OnEachJdk
  void one_load_a_key_in_memory(Jdk jdk) throws Exception {
    oneLoadAKey(jdk, "memory");
  }

  @OnEachJdk
  void one_load_a_key_in_a_shared_store(Jdk jdk) throws Exception {
    oneLoadAKey(jdk, "shared");
  }

  @OnEachJdk
  void one_load_a_key_in_both(Jdk jdk) throws Exception {
    oneLoadAKey(jdk, "[memory, shared]");
  }

  @OnEachJdk
  void nobody_stands_still_while_the_store_hangs(Jdk jdk) throws Exception {
    for (String store : new String[] {"shared", "[memory, shared]"}) {
      try (RedisServer server = RedisServer.redis();
          Jedis operator = server.operator();
          RunningChild child = start(jdk, store, server, TIMEOUT_MILLIS)) {
        // Cold code and the first connection are no matter of the store's.
        Instances.ask(child, line("find", 0, 1));
        Instances.ask(child, line("later", 0, 1));
        for (String method : new String[] {"find", "later"}) {
          server.pause();
          child.writeLine(line(method, 1_000, 5));
          judge(jdk + ", " + store + " hangs, " + method, 5, child.readLine());
          resume(server, child);

          long entries = operator.dbSize();
          child.writeLine(line(method, 2_000, 20));
          Until.holds("entries are written", () -> operator.dbSize() > entries + KEYS);
          server.pause();
          judge(jdk + ", " + store + " stops, " + method, 20, child.readLine());
          resume(server, child);
        }
      }
    }
  }

  private static void judge(String what, int rounds, String seen) {
    System.out.println(what + ": " + seen);
    assertTrue(seen.startsWith(rounds * CALLERS + " right, "), what + ": " + seen);
    assertTrue(slowest(seen) < LOAD_MILLIS + 10 * TIMEOUT_MILLIS, what + ": " + seen);
  }

  private static long slowest(String seen) {
    return Long.parseLong(seen.substring(seen.lastIndexOf(' ') + 1));
  }

  /** Returns when the store is used again; by then nothing was said but of its outages. */
  private static void resume(RedisServer server, RunningChild child) throws Exception {
    Until.holds("it is noticed", () -> outages(child, DOWN) > outages(child, UP));
    server.resume();
    Until.holds("it is used again", () -> outages(child, DOWN) == outages(child, UP));
    assertEquals(
        outages(child, DOWN) + outages(child, UP), child.err().lines().count(), child.err());
  }

  private static long outages(RunningChild child, String line) throws IOException {
    return child.err().lines().filter(each -> each.contains(line)).count();
  }
}
