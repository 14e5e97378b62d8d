package dev.refrain.store.redis;

import dev.refrain.servers.RedisServer;

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
