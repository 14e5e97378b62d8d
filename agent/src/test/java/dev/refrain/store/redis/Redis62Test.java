package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.BundledRedis;
import dev.refrain.servers.RedisServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The oldest version that is supported. */
@EnabledOnOs(
    value = OS.LINUX,
    architectures = {"amd64", "x86_64"})
class Redis62Test extends OneServer {
  @Override
  RedisServer start() throws Exception {
    return RedisServer.start(BundledRedis.program());
  }

  @Test
  void itIsThatVersion() {
    assertTrue(server.info("redis_version").startsWith("6.2."), server.info("redis_version"));
  }
}
