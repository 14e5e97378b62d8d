package dev.refrain.store.redis;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.store.Changes;
import dev.refrain.store.FullStoreContract;
import dev.refrain.store.SharedStore;
import redis.clients.jedis.Jedis;

@NeedsServer("redis-server")
class FullServerTest extends FullStoreContract {
  private RedisServer server;

  @Override
  protected SharedStore open() {
    server = RedisServer.redis();
    return Stores.open(Stores.settings("redis", "redis://" + server.address()), new Changes());
  }

  @Override
  protected void fill() {
    try (Jedis operator = server.operator()) {
      operator.configSet("maxmemory-policy", "noeviction");
      operator.configSet("maxmemory", "1");
    }
  }

  @Override
  protected void stopServer() {
    server.close();
  }
}
