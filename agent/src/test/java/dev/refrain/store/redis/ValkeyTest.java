package dev.refrain.store.redis;

import dev.refrain.servers.RedisServer;

class ValkeyTest extends OneServer {
  @Override
  RedisServer start() {
    return RedisServer.valkey();
  }
}
