package dev.refrain.store.redis;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;

@NeedsServer("redis-server")
class RedisTest extends OneServer {
  @Override
  RedisServer start() {
    return RedisServer.redis();
  }
}
