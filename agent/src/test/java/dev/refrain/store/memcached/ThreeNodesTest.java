package dev.refrain.store.memcached;

import dev.refrain.call.TiersContract;
import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.store.SharedStore;
import dev.refrain.store.SharedStoreContract;
import dev.refrain.store.StoreKey;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

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

  private static String addresses() {
    return Stream.of(servers).map(MemcachedServer::address).collect(Collectors.joining(","));
  }

  @Nested
  class Tiers extends TiersContract {
    @Override
    protected String described() {
      return "type: memcached, uri: 'memcached://" + addresses() + "'";
    }

    @Override
    protected void operatorDeletes(StoreKey entry) {
      ThreeNodesTest.this.operatorDeletes(entry);
    }

    @Override
    protected boolean tellsChanges() {
      return false;
    }
  }
}
