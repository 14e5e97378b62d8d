package dev.refrain.store.redis;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;

@NeedsServer("redis-server")
class Resp3Test extends OneServer {
  @Override
  RedisServer start() {
    return RedisServer.redis();
  }

  @Override
  RedisSettings.Builder settings() {
    return super.settings().protocol(3);
  }
}
