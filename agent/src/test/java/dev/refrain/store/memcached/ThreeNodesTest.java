package dev.refrain.store.memcached;

import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.store.SharedStore;
import dev.refrain.store.SharedStoreContract;
import dev.refrain.store.StoreKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@NeedsServer("memcached")
class ThreeNodesTest extends SharedStoreContract {
  private static MemcachedServer[] servers;

  @BeforeAll
  static void start() {
    servers =
        new MemcachedServer[] {
          MemcachedServer.start(), MemcachedServer.start(), MemcachedServer.start()
        };
  }

  @AfterAll
  static void stop() {
    for (MemcachedServer server : servers) {
      server.close();
    }
  }

  @Override
  protected SharedStore open() {
    return Stores.on(servers);
  }

  @Override
  protected void operatorDeletes(StoreKey key) {
    for (MemcachedServer server : servers) {
      server.operator("delete " + ServerKey.of(key));
    }
  }

  @Override
  protected long shortestTtlMillis() {
    return 1000;
  }
}
