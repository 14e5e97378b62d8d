package dev.refrain.store.redis;

import dev.refrain.servers.RedisServer;

class RedisTest extends OneServer {
  @Override
  RedisServer start() {
    return RedisServer.redis();
  }
}
