package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.Until;
import dev.refrain.store.Changes;
import dev.refrain.store.Found;
import dev.refrain.store.StoreKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Promise 13: a server that hangs while a value is written does not let it live longer. */
@NeedsServer("redis-server")
class LateWriteTest {
  private static final StoreKey KEY = new StoreKey("refrain:a");
  private static final StoreKey OTHER = new StoreKey("refrain:b");
  private static final List<StoreKey> GROUPS = List.of(new StoreKey("refrain:rule"));
  private static final long TTL = 300;

  private static Found read(RedisStore store, StoreKey key) {
    Found[] found = {null};
    Until.holds(
        "the store answers", () -> (found[0] = store.read(key, GROUPS, 60_000).await()) != null);
    return found[0];
  }

  private static void passes(Duration time) {
    long start = System.nanoTime();
    Until.holds("time passes", () -> System.nanoTime() - start > time.toNanos());
  }

  /** The value is written while the server hangs, which takes longer than it may live. */
  private static void writeLate(RedisServer server, RedisStore store, Found found) {
    server.pause();
    try {
      assertNull(store.write(KEY, GROUPS, found.lease(), new byte[3], TTL).await());
      passes(Duration.ofMillis(TTL + 50));
    } finally {
      server.resume();
    }
  }

  private static void isGone(RedisStore store) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(TTL / 2)) {
      assertNull(read(store, KEY).bytes());
    }
  }

  @Test
  void a_value_in_a_leases_place_has_ended_when_it_comes() {
    try (RedisServer server = RedisServer.redis()) {
      RedisStore store =
          Stores.open(Stores.settings("redis", "redis://" + server.address()), new Changes());
      // So that the server knows the script.
      assertTrue(store.write(OTHER, GROUPS, read(store, OTHER).lease(), new byte[3], TTL).await());
      writeLate(server, store, read(store, KEY));
      isGone(store);
      store.close();
    }
  }

  @Test
  void a_value_in_an_entrys_place_has_ended_when_it_comes() {
    try (RedisServer server = RedisServer.redis()) {
      RedisStore store =
          Stores.open(Stores.settings("redis", "redis://" + server.address()), new Changes());
      assertTrue(store.write(KEY, GROUPS, read(store, KEY).lease(), new byte[2], 60_000).await());
      Found entry = read(store, KEY);
      assertEquals(2, entry.bytes().length);
      writeLate(server, store, entry);
      passes(Duration.ofMillis(50));
      byte[] there = read(store, KEY).bytes();
      assertTrue(there == null || there.length == 2, "what was written late is not there");
      store.close();
    }
  }

  @Test
  void what_is_written_in_time_lives_for_its_ttl() {
    try (RedisServer server = RedisServer.redis()) {
      RedisStore store =
          Stores.open(Stores.settings("redis", "redis://" + server.address()), new Changes());
      for (StoreKey key : List.of(KEY, OTHER)) {
        assertTrue(store.write(key, GROUPS, read(store, key).lease(), new byte[3], 60_000).await());
        Found entry = read(store, key);
        assertNotNull(entry.bytes());
        long left = TimeUnit.NANOSECONDS.toMillis(entry.leftNanos());
        assertTrue(left > 55_000 && left <= 60_000, left + " ms");
      }
      store.close();
    }
  }
}
