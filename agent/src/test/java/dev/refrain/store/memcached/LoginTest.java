package dev.refrain.store.memcached;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.Until;
import dev.refrain.store.StoreKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a file of names and passwords. */
@NeedsServer("memcached")
class LoginTest {
  private static final StoreKey KEY = new StoreKey("shop:quotes:1");

  @TempDir private Path folder;

  private MemcachedServer server() throws Exception {
    Path users = folder.resolve("users");
    Files.writeString(users, "shop:sesame\n");
    return MemcachedServer.start("-Y", users.toString());
  }

  private static MemcachedStore open(MemcachedServer server, String user, String password) {
    List<NodeAddress> nodes = List.of(new NodeAddress("127.0.0.1", server.port()));
    return Stores.on(nodes, null, user, password, Duration.ofMillis(300));
  }

  @Test
  void theRightPasswordOpens() throws Exception {
    try (MemcachedServer server = server()) {
      MemcachedStore store = open(server, "shop", "sesame");
      try {
        Until.holds("used", () -> store.evict(KEY).await() != null);
        assertNull(store.trouble());
      } finally {
        store.close();
      }
    }
  }

  @Test
  void aWrongPasswordIsSaid_withoutThePassword() throws Exception {
    try (MemcachedServer server = server()) {
      MemcachedStore store = open(server, "shop", "sesam");
      try {
        Until.holds("refused", () -> store.trouble() != null);
        assertEquals(
            "127.0.0.1:" + server.port() + ": the server refuses the login", store.trouble());
        assertNull(store.evict(KEY).await());
      } finally {
        store.close();
      }
    }
  }

  @Test
  void noPasswordWhereOneIsNeeded() throws Exception {
    try (MemcachedServer server = server()) {
      MemcachedStore store = open(server, null, null);
      try {
        Until.holds("refused", () -> store.trouble() != null);
        // Servers up to 1.6.18 say nothing at all.
        assertTrue(
            store.trouble().contains("may want a username")
                || store.trouble().endsWith("the server does not answer"),
            store.trouble());
        assertNull(store.evict(KEY).await());
      } finally {
        store.close();
      }
    }
  }
}
