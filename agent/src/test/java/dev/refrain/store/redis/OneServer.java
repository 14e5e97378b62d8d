package dev.refrain.store.redis;

import dev.refrain.call.TiersContract;
import dev.refrain.servers.RedisServer;
import dev.refrain.store.Changes;
import dev.refrain.store.ChangesContract;
import dev.refrain.store.SharedStore;
import dev.refrain.store.SharedStoreContract;
import dev.refrain.store.StoreKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** Both contracts against one server of some kind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneServer {
  RedisServer server;

  abstract RedisServer start() throws Exception;

  RedisSettings.Builder settings() {
    return Stores.settings("redis", "redis://" + server.address());
  }

  int database() {
    return 0;
  }

  @BeforeAll
  void startServer() throws Exception {
    server = start();
  }

  @AfterAll
  void stopServer() {
    if (server != null) {
      server.close();
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
      Stores.delete(server.operator(), database(), key);
    }
  }

  /** The server tells of changed generations, if it does, on the connection itself. */
  @Nested
  class WithoutCopies extends SharedStoreContract {
    @Override
    protected SharedStore open() {
      return Stores.open(settings().timeLeft(false), null);
    }

    @Override
    protected boolean tellsTimeLeft() {
      return false;
    }

    @Override
    protected void operatorDeletes(StoreKey key) {
      Stores.delete(server.operator(), database(), key);
    }
  }

  @Nested
  class WithTimeLeft extends SharedStoreContract {
    @Override
    protected SharedStore open() {
      return Stores.open(settings(), null);
    }

    @Override
    protected void operatorDeletes(StoreKey key) {
      Stores.delete(server.operator(), database(), key);
    }
  }

  /** As a rules file has it. */
  String described() {
    return "type: redis, uri: 'redis://" + server.address() + "'";
  }

  @Nested
  class Tiers extends TiersContract {
    @Override
    protected String described() {
      return OneServer.this.described();
    }

    @Override
    protected void operatorDeletes(StoreKey key) {
      Stores.delete(server.operator(), database(), key);
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
      Stores.delete(server.operator(), database(), key);
    }
  }
}
