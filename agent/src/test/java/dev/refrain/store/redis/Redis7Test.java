package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import org.junit.jupiter.api.Test;

@NeedsServer("redis-server 7")
class Redis7Test extends OneServer {
  @Override
  RedisServer start() {
    return RedisServer.redisOf(7);
  }

  @Test
  void itIsThatVersion() {
    assertTrue(server.info("redis_version").startsWith("7."), server.info("redis_version"));
  }
}
