package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.TcpProxy;
import dev.refrain.servers.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Promises 4, 7 and 18 between JVMs with the built jar and one Redis. */
@Tag("jar")
@NeedsServer("redis-server")
class SharedAcrossTest {
  private static final int PROCESSES = 8;
  private static final int CALLERS = 50;
  private static final long LEASE_MILLIS = 3_000;

  @TempDir Path folder;

  private Instances instances(int port, String timeout, String settings) throws Exception {
    return new Instances(folder)
        .rules(
            "type: redis, uri: 'redis://127.0.0.1:" + port + "', timeout: " + timeout,
            "ttl: 1h\n" + settings);
  }

  private static String entry(int key) {
    return "shop:found:com.example.Versions.find(int):" + key + "~key";
  }

  @Test
  void an_operators_delete_reaches_the_memory_of_two_processes() throws Exception {
    try (RedisServer server = RedisServer.redis();
        Jedis operator = server.operator();
        Instances two = instances(server.port(), "5s", "store: [memory, shared]").start(2)) {
      long slowest = 0;
      for (int i = 0; i < 50; i++) {
        String before = "1 is " + i;
        // The second time each has it from memory.
        assertEquals(List.of(before, before), two.askAll("find 1"));
        assertEquals(List.of(before, before), two.askAll("find 1"));
        two.ask(0, "bump 1");
        assertEquals(1, operator.del(entry(1)));
        String after = "1 is " + (i + 1);
        Duration took =
            Until.holds(
                "the change arrives",
                Duration.ofSeconds(1),
                () -> two.askAll("find 1").equals(List.of(after, after)));
        slowest = Math.max(slowest, took.toNanos());
      }
      System.out.printf("DEL reached two processes within %.1f ms, 50 times%n", slowest / 1e6);
    }
  }

  @Test
  void a_cut_line_leaves_nothing_stale_beyond_reconnecting() throws Exception {
    try (RedisServer server = RedisServer.redis();
        Jedis operator = server.operator();
        TcpProxy line = new TcpProxy(server.port());
        Instances one = instances(line.port(), "500ms", "store: [memory, shared]").start(1)) {
      for (int i = 0; i < 5; i++) {
        String before = "1 is " + i;
        assertEquals(before, one.ask(0, "find 1"));
        assertEquals(before, one.ask(0, "find 1"));
        line.refuse();
        one.ask(0, "bump 1");
        operator.del(entry(1));
        line.heal();
        String after = "1 is " + (i + 1);
        Duration took =
            Until.holds(
                "what was missed is made up for",
                Duration.ofSeconds(10),
                () -> one.ask(0, "find 1").equals(after));
        System.out.printf("a cut line: fresh %d ms after it healed%n", took.toMillis());
        Until.holds("the entry is shared again", () -> shares(one, operator));
      }
    }
  }

  private static boolean shares(Instances one, Jedis operator) throws Exception {
    one.ask(0, "find 1");
    return operator.exists(entry(1));
  }

  @Test
  void one_load_in_the_cluster() throws Exception {
    try (RedisServer server = RedisServer.redis();
        Instances all =
            instances(server.port(), "5s", "store: [memory, shared]\nsingleFlight: cluster")
                .start(PROCESSES)) {
      warm(all);
      int warm = loads(all, 0);
      all.askAll("pause 500000");
      for (int key = 1; key <= 3; key++) {
        for (String answer : all.askAll("many " + key + " " + CALLERS)) {
          assertEquals(key + " is 0", answer);
        }
        assertEquals(key, loads(all, 0) - warm);
      }
    }
  }

  /** A method's very first callers don't wait without end for its door to be made. */
  private static void warm(Instances all) throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      assertEquals("0 is 0", all.ask(i, "find 0"));
    }
  }

  /** How often the method has run in the processes from this one on. */
  private static int loads(Instances all, int first) throws Exception {
    int loads = 0;
    for (int i = first; i < PROCESSES; i++) {
      loads += Integer.parseInt(all.ask(i, "loads").substring("loads ".length()));
    }
    return loads;
  }

  @Test
  void another_process_takes_over_when_the_loader_is_killed() throws Exception {
    try (RedisServer server = RedisServer.redis();
        Jedis operator = server.operator();
        Instances all =
            instances(server.port(), "5s", "store: shared\nsingleFlight: cluster\nloadTimeout: 30s")
                .start(PROCESSES)) {
      warm(all);
      int warm = loads(all, 1);
      all.ask(0, "pause 60000000");
      all.get(0).writeLine("find 1");
      Until.holds("it loads", () -> operator.exists(entry(1)));
      for (int i = 1; i < PROCESSES; i++) {
        all.get(i).writeLine("many 1 " + CALLERS);
      }
      // Longer than a lease: it is renewed.
      long end = System.nanoTime() + Duration.ofMillis(LEASE_MILLIS + 500).toNanos();
      Until.holds("it still loads", () -> operator.exists(entry(1)) && System.nanoTime() > end);
      all.get(0).close();
      long killed = System.nanoTime();
      for (int i = 1; i < PROCESSES; i++) {
        assertEquals("1 is 0", all.get(i).readLine());
      }
      long took = (System.nanoTime() - killed) / 1_000_000;
      System.out.printf("another process had loaded %d ms after the loader was killed%n", took);
      assertTrue(took < 10 * LEASE_MILLIS, "took " + took + " ms");
      assertEquals(1, loads(all, 1) - warm);
    }
  }

  @Test
  void on_an_event_loop_nobody_waits_for_a_store_that_hangs() throws Exception {
    try (RedisServer server = RedisServer.redis();
        Instances one = instances(server.port(), "20s", "store: shared").start(1)) {
      for (String call : new String[] {"loopLater 1", "loopFind 1", "loopUpdate 1"}) {
        assertTrue(one.ask(0, call).contains("class"), call);
      }
      server.pause();
      for (String call : new String[] {"loopLater 2", "loopFind 2", "loopUpdate 2"}) {
        String answer = one.ask(0, call);
        System.out.println(call + ": ms " + answer);
        assertTrue(Long.parseLong(answer.split(" ")[0]) < 2_000, call + " took " + answer);
      }
      server.resume();
    }
  }
}
