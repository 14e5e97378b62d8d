package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good files with shared stores: what is written arrives in the model. */
class StoreReaderTest {
  @TempDir Path folder;
  private RulesFolder files;

  @BeforeEach
  void start() {
    files = new RulesFolder(folder);
  }

  private RuleSet rules(Reading reading) {
    assertEquals(List.of(), files.lines(reading));
    RuleSet rules = reading.rules();
    assertNotNull(rules);
    return rules;
  }

  private StoreSettings store(String type, String uri) {
    String text = "rules: []\nstores: {shared: {type: " + type + ", uri: '" + uri + "'}}\n";
    StoreSettings store = rules(files.read(text)).stores().get("shared");
    assertNotNull(store);
    return store;
  }

  private static String login(StoreSettings store) {
    return store.username() + " " + store.password();
  }

  @Test
  void smallestStore_fillsInDefaults() {
    StoreSettings store = store("redis", "redis://localhost");
    assertEquals("shared", store.name());
    assertEquals(StoreType.REDIS, store.type());
    assertEquals("[localhost:6379]", store.addresses().toString());
    assertNull(store.master());
    assertEquals("null null", login(store));
    assertEquals(0, store.database());
    assertFalse(store.tls());
    assertNull(store.sentinelUsername());
    assertNull(store.sentinelPassword());
    assertNull(store.trustStore());
    assertNull(store.trustStorePassword());
    assertNull(store.keyStore());
    assertNull(store.keyStorePassword());
    assertNull(store.clientName());
    assertEquals("refrain", store.namespace());
    assertEquals(100_000_000L, store.timeoutNanos());
    assertEquals(CacheSettings.FOREVER, store.nearTtlNanos(true));
    assertEquals(10_000_000_000L, store.nearTtlNanos(false));
    assertEquals(Integer.MAX_VALUE, store.compressAbove());
  }

  @Test
  void everySetting_arrives() {
    files.with("REDIS_PASSWORD", "p@ss").with("NONE", "");
    RuleSet rules =
        rules(
            files.read(
                """
                eventLoops: [com.acme.net.LoopThread, com.acme.net.Other, com.acme.net.LoopThread]
                stores:
                  memory: {maximumEntries: 500}
                  shared:
                    type: redis
                    uri: redis://cache.acme.com:6380
                    namespace: shop
                    timeout: 1s
                    username: shop
                    password: ${REDIS_PASSWORD}
                    database: 3
                    tls: true
                    trustStore: /etc/trust.p12
                    trustStorePassword: one
                    keyStore: /etc/key.p12
                    keyStorePassword: two
                    clientName: shop-1
                    nearTtl: 5s
                    compressAbove: 2KB
                  unused: {type: memcached, uri: "memcached://a:1,b,[::1]:2"}
                  watched:
                    type: redis-sentinel
                    uri: redis-sentinel://a,b:7#main
                    sentinelUsername: watcher
                    sentinelPassword: three
                rules:
                  - name: quotes
                    method: com.acme.A#find
                    ttl: 30s
                    store: [memory, shared]
                    codec: java
                    keyText: hashed
                    lookup: background
                    singleFlight: cluster
                    copy: true
                    allow: [com.acme.model, com.acme.api.**]
                """));
    assertEquals(List.of("com.acme.net.LoopThread", "com.acme.net.Other"), rules.eventLoops());
    assertEquals(Set.of("shared", "unused", "watched"), rules.stores().keySet());
    StoreSettings store = rules.stores().get("shared");
    assertEquals("[cache.acme.com:6380]", store.addresses().toString());
    assertEquals("shop", store.namespace());
    assertEquals(1_000_000_000L, store.timeoutNanos());
    assertEquals("shop p@ss", login(store));
    assertEquals(3, store.database());
    assertTrue(store.tls());
    assertEquals("/etc/trust.p12 one", store.trustStore() + " " + store.trustStorePassword());
    assertEquals("/etc/key.p12 two", store.keyStore() + " " + store.keyStorePassword());
    assertEquals("shop-1", store.clientName());
    assertEquals(5_000_000_000L, store.nearTtlNanos(true));
    assertEquals(5_000_000_000L, store.nearTtlNanos(false));
    assertEquals(2048, store.compressAbove());
    assertEquals("[a:1, b:11211, [::1]:2]", rules.stores().get("unused").addresses().toString());
    StoreSettings watched = rules.stores().get("watched");
    assertEquals("[a:26379, b:7]", watched.addresses().toString());
    assertEquals("main", watched.master());
    assertEquals("null null", login(watched));
    assertEquals("watcher three", watched.sentinelUsername() + " " + watched.sentinelPassword());

    CacheSettings quotes = rules.rules().get(0).cache();
    assertEquals(500, quotes.maximumEntries());
    assertEquals("java", quotes.codec());
    assertTrue(quotes.copy());
    assertTrue(quotes.joinsLoads());
    assertEquals(List.of("com.acme.model", "com.acme.api.**"), quotes.allow());
    SharingSettings sharing = quotes.sharing();
    assertEquals("shared", sharing.store());
    assertTrue(sharing.memoryTier());
    assertTrue(sharing.hashedKeys());
    assertEquals(Lookup.BACKGROUND, sharing.lookup());
    assertTrue(sharing.clusterFlight());
  }

  @Test
  void uris_ofEachType() {
    StoreSettings store = store("redis", "rediss://shop:a%40b%C3%A9/#?:c@cache.acme.com:6380/2");
    assertEquals("shop a@bé/#?:c", login(store));
    assertTrue(store.tls());
    assertEquals(2, store.database());
    assertEquals("[cache.acme.com:6380]", store.addresses().toString());
    assertEquals("null secret", login(store("redis", "redis://:secret@localhost/")));

    store = store("redis-cluster", "redis://a:7001,b:7002,c");
    assertEquals(StoreType.REDIS_CLUSTER, store.type());
    assertEquals("[a:7001, b:7002, c:6379]", store.addresses().toString());

    store = store("redis-sentinel", "redis-sentinel://a:1,b/3#mymaster");
    assertEquals(StoreType.REDIS_SENTINEL, store.type());
    assertEquals("[a:1, b:26379]", store.addresses().toString());
    assertEquals("mymaster", store.master());
    assertEquals(3, store.database());

    store = store("memcached", "memcached://10.0.0.1:11212");
    assertEquals(StoreType.MEMCACHED, store.type());
    assertEquals("[10.0.0.1:11212]", store.addresses().toString());
  }

  @Test
  void memoryAlone_sharesNothing_whateverTheDefaultsSay() {
    RuleSet rules =
        rules(
            files.read(
                """
                stores: {shared: {type: redis, uri: "redis://localhost"}}
                defaults:
                  ttl: 30s
                  store: shared
                  singleFlight: cluster
                  lookup: caller
                rules:
                  - method: com.acme.A#one
                    store: memory
                  - method: com.acme.A#two
                  - method: com.acme.A#three
                    singleFlight: off
                """));
    CacheSettings one = rules.rules().get(0).cache();
    assertNull(one.sharing());
    assertTrue(one.joinsLoads());
    SharingSettings two = rules.rules().get(1).cache().sharing();
    assertEquals(Lookup.CALLER, two.lookup());
    assertTrue(two.clusterFlight());
    assertFalse(two.memoryTier());
    assertFalse(two.hashedKeys());
    CacheSettings three = rules.rules().get(2).cache();
    assertFalse(three.joinsLoads());
    assertFalse(three.sharing().clusterFlight());
  }
}
