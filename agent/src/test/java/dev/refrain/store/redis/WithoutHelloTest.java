package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.store.Changes;
import dev.refrain.store.Found;
import dev.refrain.store.StoreKey;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server, or a proxy before one, that knows no HELLO. */
@NeedsServer("redis-server")
class WithoutHelloTest {
  private static final StoreKey KEY = new StoreKey("shop:quotes:a");
  private static final StoreKey RULE = new StoreKey("shop:quotes");

  private static RedisServer server;

  @BeforeAll
  static void start() {
    server = RedisServer.redis("--rename-command", "HELLO", "", "--requirepass", "secret");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static RedisStore store(String password) {
    RedisSettings.Builder settings =
        Stores.settings("redis", "redis://:" + password + "@" + server.address() + "/1")
            .timeoutNanos(TimeUnit.SECONDS.toNanos(2));
    return Stores.open(settings, new Changes());
  }

  private static Found read(RedisStore store) {
    return store.read(KEY, List.of(RULE), 1000).await();
  }

  @Test
  void itIsUsedAllTheSame() {
    RedisStore store = store("secret");
    try {
      Found miss = read(store);
      assertNotNull(miss, store::trouble);
      assertTrue(store.write(KEY, List.of(RULE), miss.lease(), new byte[3], 5000).await());
      assertNotNull(read(store).bytes());
      assertTrue(store.tellsChanges());
    } finally {
      store.close();
    }
  }

  @Test
  void aWrongPasswordIsToldAsEver() {
    RedisStore store = store("wrong");
    try {
      assertNull(read(store));
      assertTrue(store.trouble().contains("WRONGPASS"), store::trouble);
    } finally {
      store.close();
    }
  }
}
