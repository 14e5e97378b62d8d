package dev.refrain.store.memcached;

import dev.refrain.call.TiersContract;
import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.store.SharedStore;
import dev.refrain.store.SharedStoreContract;
import dev.refrain.store.StoreKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

@NeedsServer("memcached")
class OneNodeTest extends SharedStoreContract {
  private static MemcachedServer server;

  @BeforeAll
  static void start() {
    server = MemcachedServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected SharedStore open() {
    return Stores.on(server);
  }

  @Override
  protected void operatorDeletes(StoreKey key) {
    server.operator("delete " + ServerKey.of(key));
  }

  @Override
  protected long shortestTtlMillis() {
    return 1000;
  }

  @Nested
  class Tiers extends TiersContract {
    @Override
    protected String described() {
      return "type: memcached, uri: 'memcached://" + server.address() + "'";
    }

    @Override
    protected void operatorDeletes(StoreKey entry) {
      OneNodeTest.this.operatorDeletes(entry);
    }

    @Override
    protected boolean tellsChanges() {
      return false;
    }
  }
}
