package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.refrain.call.TiersContract;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisSentinel;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.Until;
import dev.refrain.store.Changes;
import dev.refrain.store.ChangesContract;
import dev.refrain.store.Found;
import dev.refrain.store.SharedStore;
import dev.refrain.store.SharedStoreContract;
import dev.refrain.store.Stamp;
import dev.refrain.store.StoreKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

@NeedsServer("redis-server")
class SentinelTest {
  private static final List<StoreKey> GROUPS = List.of(new StoreKey("refrain:rule"));
  private static RedisSentinel sentinel;

  @BeforeAll
  static void start() {
    sentinel = RedisSentinel.start();
  }

  @AfterAll
  static void stop() {
    if (sentinel != null) {
      sentinel.close();
    }
  }

  private static String uri() {
    return "redis-sentinel://" + sentinel.address() + "/1#" + RedisSentinel.MASTER;
  }

  private static RedisSettings.Builder settings() {
    return Stores.settings("redis-sentinel", uri());
  }

  private static void delete(StoreKey key) {
    Stores.delete(sentinel.master().operator(), 1, key);
  }

  @Test
  void aFailoverIsFollowed_andCopiesAreGivenUp() {
    Changes changes = new Changes();
    RedisStore store = Stores.open(settings(), changes);
    try {
      StoreKey key = new StoreKey("refrain:failover");
      assertNotNull(store.read(key, GROUPS, 1000).await());
      Stamp stamp = changes.stamp(key, GROUPS);
      RedisServer before = sentinel.master();
      sentinel.failOver();
      Until.holds("copies are given up", () -> !stamp.isCurrent());
      Until.holds(
          "the new master takes leases",
          Duration.ofSeconds(10),
          () -> {
            Found found = store.read(new StoreKey("refrain:after"), GROUPS, 1000).await();
            return found != null && found.lease() != null && found.lease().isOwn();
          });
      Until.holds("the old master follows", () -> "slave".equals(before.info("role")));
    } finally {
      store.close();
    }
  }

  /** Users of its own, which its servers know nothing of. */
  @Test
  void aSentinelThatWantsALoginIsAsked_andOnlyWithIt() {
    try (RedisSentinel guarded = RedisSentinel.start("s3cret")) {
      try (Jedis operator = guarded.operator()) {
        operator.aclSetUser(
            "watcher",
            "on",
            ">wat:ch",
            "resetchannels",
            "+client|setname",
            "+sentinel|get-master-addr-by-name");
      }
      String uri = "redis-sentinel://" + guarded.address() + "#" + RedisSentinel.MASTER;
      assertNull(trouble(Stores.settings("redis-sentinel", uri).sentinelPassword("s3cret")));
      assertNull(
          trouble(
              Stores.settings("redis-sentinel", uri)
                  .sentinelUsername("watcher")
                  .sentinelPassword("wat:ch")));
      assertEquals(
          "main: sentinel " + guarded.address() + ": NOAUTH: it wants a password",
          trouble(Stores.settings("redis-sentinel", uri)));
      assertEquals(
          "main: sentinel "
              + guarded.address()
              + ": WRONGPASS invalid username-password pair or user is disabled.",
          trouble(Stores.settings("redis-sentinel", uri).sentinelPassword("wrong")));
    }
  }

  /** Why there was no answer; {@code null} if there was one. */
  private static String trouble(RedisSettings.Builder settings) {
    RedisStore store = Stores.open(settings, new Changes());
    try {
      Found found = store.read(new StoreKey("refrain:guarded"), GROUPS, 1000).await();
      return found == null ? store.trouble() : null;
    } finally {
      store.close();
    }
  }

  @Nested
  class Store extends SharedStoreContract {
    @Override
    protected SharedStore open() {
      return Stores.open(settings(), new Changes());
    }

    @Override
    protected void operatorDeletes(StoreKey key) {
      delete(key);
    }
  }

  @Nested
  class Tiers extends TiersContract {
    @Override
    protected String described() {
      return "type: redis-sentinel, uri: '" + uri() + "'";
    }

    @Override
    protected void operatorDeletes(StoreKey key) {
      delete(key);
    }
  }

  @Nested
  class Copies extends ChangesContract {
    @Override
    protected SharedStore open(Changes changes) {
      return Stores.open(settings(), changes);
    }

    @Override
    protected void operatorDeletes(StoreKey key) {
      delete(key);
    }
  }
}
