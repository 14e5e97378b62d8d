package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Two JVMs with the built jar and one real store between them. */
@NeedsServer({"redis-server", "memcached"})
class SharedStoresTest {
  @TempDir Path folder;

  private Path rules(String type, String uri, String settings) throws IOException {
    return Files.writeString(
        folder.resolve("rules.yaml"),
        """
        stores:
          shared: {type: %s, uri: '%s', namespace: shop, nearTtl: 200ms, timeout: 10s}
        rules:
          - name: prices
            method: com.example.Prices#find
            ttl: 1h
            instances: shared
        %s
          - name: later
            method: com.example.Prices#later
            ttl: 1h
            instances: shared
        %s
          - method: com.example.Prices#update
            evict: [{rule: prices, key: [sku]}, {rule: later, key: [sku]}]
        """
            .formatted(type, uri, settings.indent(4), settings.indent(4)));
  }

  private Path prices() throws IOException {
    Path prices = Files.createDirectories(folder.resolve("prices"));
    for (String each : new String[] {"apple", "pear"}) {
      Files.writeString(prices.resolve(each), "1");
    }
    return prices;
  }

  private RunningChild start(Jdk jdk, Path rules) throws Exception {
    return ChildJvm.on(jdk)
        .agent("rules=" + rules + ",report=exit")
        .start("com.example.Prices", prices().toString());
  }

  private static String ask(RunningChild child, String line) throws Exception {
    child.writeLine(line);
    return child.readLine();
  }

  private void play(Jdk jdk, Path rules, boolean hearsChanges) throws Exception {
    try (RunningChild one = start(jdk, rules);
        RunningChild two = start(jdk, rules)) {
      for (String method : new String[] {"find", "later"}) {
        assertEquals("apple costs 1", ask(one, method + " apple"));
        assertEquals("apple costs 1", ask(two, method + " apple"));
      }
      assertEquals("loads 2", ask(one, "loads"));
      assertEquals("loads 0", ask(two, "loads"), "it starts warm");
      assertEquals("updated", ask(two, "update apple 2"));
      if (hearsChanges) {
        assertEquals("apple costs 2", ask(two, "find apple"));
        Until.holds("the change arrives", () -> ask(one, "find apple").equals("apple costs 2"));
        Until.holds("the change arrives", () -> ask(one, "later apple").equals("apple costs 2"));
      } else {
        Until.holds("the change arrives", () -> ask(one, "find apple").equals("apple costs 2"));
      }
      Outcome end = one.end();
      assertEquals(0, end.exit());
      assertTrue(end.err().startsWith("refrain: report\n"), end.err());
      two.end();
    }
  }

  @OnEachJdk
  void processes_share_redis(Jdk jdk) throws Exception {
    try (RedisServer server = RedisServer.redis()) {
      play(jdk, rules("redis", "redis://" + server.address(), "store: shared"), true);
    }
  }

  @OnEachJdk
  void memory_in_front_of_redis_hears_of_changes(Jdk jdk) throws Exception {
    try (RedisServer server = RedisServer.redis()) {
      Path rules = rules("redis", "redis://" + server.address(), "store: [memory, shared]");
      play(jdk, rules, true);
      try (Jedis operator = server.operator();
          RunningChild one = start(jdk, rules)) {
        assertEquals("pear costs 1", ask(one, "find pear"));
        assertTrue(operator.clientList().contains(" name=refrain "), operator.clientList());
        Files.writeString(prices().resolve("pear"), "3");
        assertEquals(1, operator.del("shop:prices:com.example.Prices.find(String):pear~key"));
        Until.holds("the change arrives", () -> ask(one, "find pear").equals("pear costs 3"));
      }
    }
  }

  @OnEachJdk
  void processes_share_memcached(Jdk jdk) throws Exception {
    for (String store : new String[] {"store: shared", "store: [memory, shared]"}) {
      try (MemcachedServer server = MemcachedServer.start()) {
        String uri = "memcached://" + server.address();
        play(jdk, rules("memcached", uri, store), !store.contains("memory"));
      }
    }
  }

  @Test
  @Tag("jar")
  void processes_share_memcached_that_wants_a_login() throws Exception {
    Path users = Files.writeString(folder.resolve("users"), "shop:ses ame\n");
    try (MemcachedServer server = MemcachedServer.start("-Y", users.toString())) {
      String login = "memcached://" + server.address() + "', username: shop, password: 'ses ame";
      play(Jdk.running(), rules("memcached", login, "store: shared"), true);
    }
  }

  @OnEachJdk
  void without_the_store_the_application_runs_and_one_line_says_so(Jdk jdk) throws Exception {
    Path rules = rules("redis", "redis://127.0.0.1:1", "store: [memory, shared]");
    try (RunningChild one = start(jdk, rules)) {
      for (int i = 0; i < 10; i++) {
        ask(one, "find apple");
        ask(one, "find pear");
        assertEquals("updated", ask(one, "update apple 1"));
      }
      Outcome end = one.end();
      assertEquals(
          1, end.err().lines().filter(line -> line.contains("does not answer")).count(), end.err());
      assertTrue(end.err().contains(" evictions never got to store 'shared'"), end.err());
    }
  }
}
