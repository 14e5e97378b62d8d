package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** As {@link RedeploymentTest}, of an application whose methods have a shared store. */
@NeedsServer({"redis-server", "memcached"})
class SharedRedeploymentTest {
  @TempDir Path folder;

  /** All that a shared store has to do with: entries, leases, evictions, who waits and who not. */
  private static String sharing(String store) {
    return """
      stores:
        shared: {timeout: 5s, namespace: shop, %s}
      defaults: {ttl: 1h, instances: shared, store: [memory, shared]}
      rules:
        - {name: price, method: 'com.example.WebShop#price', key: [sku.id]}
        - {name: shared, method: 'com.example.WebShop#sharedPrice', key: [sku.id], store: shared}
        - {name: fixed, method: 'com.example.WebShop#fixed', singleFlight: cluster}
        - {name: later, method: 'com.example.WebShop#later', key: [sku.id], lookup: background}
        - {name: submitted, method: 'com.example.WebShop#submitted', key: [sku.id]}
        - name: update
          method: [com.example.WebShop#update, com.example.WebShop#updatedLater]
          evict: [{rule: price, key: [sku.id]}, {rule: shared}, {rule: later}]
      """
        .formatted(store);
  }

  private void runSharing(Jdk jdk, String store) throws Exception {
    Path rules = Files.writeString(folder.resolve("rules.yaml"), sharing(store));
    Outcome outcome =
        ChildJvm.on(jdk)
            .agent("rules=" + rules + ",strict=true")
            .option("-XX:SoftRefLRUPolicyMSPerMB=0")
            .run("com.example.Redeployment");
    List<String> lines = outcome.out().lines().filter(line -> !line.endsWith(" loads")).toList();
    assertEquals(List.of("collected", "collected", "collected"), lines, outcome::toString);
    assertEquals("", outcome.err());
  }

  @OnEachJdk
  void redis_keeps_no_loader_though_its_threads_live_on(Jdk jdk) throws Exception {
    try (RedisServer server = RedisServer.redis();
        Jedis operator = server.operator()) {
      runSharing(jdk, "type: redis, uri: 'redis://" + server.address() + "'");
      for (String rule : List.of("price", "fixed", "later")) {
        assertFalse(operator.keys("shop:" + rule + ":com.example.*").isEmpty(), rule);
      }
      // One for commands and one for changes, all the time; and the operator's.
      String made = server.info("total_connections_received");
      assertTrue(Integer.parseInt(made) <= 10, made + " connections");
    }
  }

  @OnEachJdk
  void memcached_keeps_no_loader_though_its_threads_live_on(Jdk jdk) throws Exception {
    try (MemcachedServer server = MemcachedServer.start()) {
      runSharing(jdk, "type: memcached, uri: 'memcached://" + server.address() + "'");
    }
  }
}
