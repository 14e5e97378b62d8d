package dev.refrain.store.redis;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;

@NeedsServer("valkey-server")
class ValkeyTest extends OneServer {
  @Override
  RedisServer start() {
    return RedisServer.valkey();
  }
}
