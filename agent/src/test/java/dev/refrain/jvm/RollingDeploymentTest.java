package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.Until;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/**
 * Promise 16: JVMs of two versions of one application share a store. Each gets what its own version
 * would have loaded, and finds what its own version has stored; nothing of either is taken away.
 */
@Tag("jar")
@NeedsServer({"redis-server", "memcached"})
class RollingDeploymentTest {
  private static final String ENTRY = "shop:found:com.example.Catalogue.find";

  @TempDir Path folder;
  private Side old;
  private Side young;

  /** One version: its classes, and what its methods give. */
  private record Side(Path classes, Map<String, String> texts) {
    static Side of(SourceVersion version, Path folder) throws Exception {
      return new Side(version.compile(folder), version.texts());
    }
  }

  /** All entries that a store has by now, with their bytes. */
  private interface Content {
    Map<String, String> entries() throws Exception;
  }

  @BeforeEach
  void compile() throws Exception {
    SourceVersion before = new SourceVersion();
    SourceVersion after = new SourceVersion();
    for (String kind : new String[] {"", "Record"}) {
      String priced = "String sku, int price";
      String inEuros = "String sku, int price, String currency";
      before.loads("Added" + kind, priced, "sku, 5", "[sku=%s, price=5]");
      after.loads("Added" + kind, inEuros, "sku, 5, \"EUR\"", "[sku=%s, price=5, currency=EUR]");
      before.loads("Cut" + kind, inEuros, "sku, 5, \"EUR\"", "[sku=%s, price=5, currency=EUR]");
      after.loads("Cut" + kind, priced, "sku, 5", "[sku=%s, price=5]");
      before.loads("Renamed" + kind, priced, "sku, 5", "[sku=%s, price=5]");
      after.loads("Renamed" + kind, "String sku, int cost", "sku, 5", "[sku=%s, cost=5]");
      before.loads("Retyped" + kind, priced, "sku, 500", "[sku=%s, price=500]");
      after.loads("Retyped" + kind, "String sku, double price", "sku, 5", "[sku=%s, price=5.0]");
      String venue = "Venue" + kind;
      String nested = "String sku, " + venue + " venue";
      before.part(venue, "int tier");
      after.part(venue, "int tier, String town");
      before.loads(
          "Nested" + kind,
          nested,
          "sku, new " + venue + "(1)",
          "[sku=%s, venue=" + venue + "[tier=1]]");
      after.loads(
          "Nested" + kind,
          nested,
          "sku, new " + venue + "(1, \"Oslo\")",
          "[sku=%s, venue=" + venue + "[tier=1, town=Oslo]]");
    }
    old = Side.of(before, folder.resolve("old"));
    young = Side.of(after, folder.resolve("young"));
  }

  private RunningChild start(Side side) throws Exception {
    return ChildJvm.on(Jdk.running())
        .agent("rules=" + folder.resolve("rules.yaml"))
        .option("-XX:TieredStopAtLevel=1", "-Xmx128m")
        .onlyClassPath(side.classes())
        .start("com.example.Catalogue");
  }

  private void rules(String store, String tiers, String codec) throws Exception {
    Files.writeString(
        folder.resolve("rules.yaml"),
        """
        stores:
          shared: {namespace: shop, timeout: 10s, nearTtl: 200ms, %s}
        rules:
          - name: found
            method: com.example.Catalogue#find*
            instances: shared
            ttl: 1h
            store: %s
            codec: %s
        """
            .formatted(store, tiers, codec));
  }

  /** Every method once: each gives what its own version gives, having run so often in all. */
  private static void turn(RunningChild child, Side side, String sku, int loads) throws Exception {
    for (Map.Entry<String, String> each : side.texts().entrySet()) {
      assertEquals(each.getValue().formatted(sku), Instances.ask(child, each.getKey() + " " + sku));
    }
    assertEquals("loads " + loads, Instances.ask(child, "loads"), sku + " of " + side);
  }

  private static Map<String, String> await(int count, Content content) throws Exception {
    Until.holds(count + " entries stand there", () -> content.entries().size() == count);
    return content.entries();
  }

  private void play(Content content) throws Exception {
    int methods = old.texts().size();
    Map<String, String> first;
    try (RunningChild one = start(old);
        RunningChild two = start(young)) {
      turn(one, old, "apple", methods);
      first = await(methods, content);
      turn(two, young, "apple", methods);
      await(2 * methods, content);
      turn(one, old, "apple", methods);
      turn(two, young, "apple", methods);
      turn(two, young, "pear", 2 * methods);
      turn(one, old, "pear", 2 * methods);
      Map<String, String> all = await(4 * methods, content);
      turn(two, young, "pear", 2 * methods);
      turn(one, old, "pear", 2 * methods);
      try (RunningChild three = start(old);
          RunningChild four = start(young)) {
        for (String sku : new String[] {"pear", "apple", "pear"}) {
          turn(three, old, sku, 0);
          turn(four, young, sku, 0);
        }
      }
      turn(one, old, "apple", 2 * methods);
      turn(two, young, "apple", 2 * methods);
      assertEquals(all, content.entries());
      assertEquals("", one.err() + two.err());
    }
    assertTrue(content.entries().entrySet().containsAll(first.entrySet()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"shared; json", "shared; java", "[memory, shared]; json", "[memory, shared]; java"})
  void on_redis(String tiers, String codec) throws Exception {
    try (RedisServer server = RedisServer.redis();
        Jedis operator = server.operator()) {
      rules("type: redis, uri: 'redis://" + server.address() + "'", tiers, codec);
      play(
          () -> {
            Map<String, String> entries = new TreeMap<>();
            for (String key : operator.keys(ENTRY + "*")) {
              byte[] bytes = operator.get(key.getBytes(StandardCharsets.UTF_8));
              addEntry(entries, key, new String(bytes, StandardCharsets.ISO_8859_1));
            }
            return entries;
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "java"})
  void on_memcached(String codec) throws Exception {
    try (MemcachedServer server = MemcachedServer.start()) {
      rules("type: memcached, uri: 'memcached://" + server.address() + "'", "shared", codec);
      play(
          () -> {
            Map<String, String> entries = new TreeMap<>();
            for (String key : server.keys()) {
              if (key.startsWith(ENTRY)) {
                addEntry(entries, key, server.operator("mg " + key + " v"));
              }
            }
            return entries;
          });
    }
  }

  /** Adds what is no lease. */
  private static void addEntry(Map<String, String> entries, String key, String bytes) {
    if (bytes.contains("\u00f5\u0001")) {
      entries.put(key, bytes);
    }
  }
}
