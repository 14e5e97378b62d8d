package dev.refrain.bench.redis;

import java.nio.charset.StandardCharsets;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;

/** jedis with its pool of 8, as it comes. */
final class JedisGetter implements Getter {
  private final RedisClient client;
  private final byte[][] keys;

  JedisGetter(int port, String[] keys) {
    GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
    pool.setJmxEnabled(false);
    this.client = RedisClient.builder().hostAndPort("127.0.0.1", port).poolConfig(pool).build();
    this.keys = new byte[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      this.keys[i] = keys[i].getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public boolean get(int key) {
    return client.get(keys[key]) != null;
  }

  @Override
  public void getLater(int key, Told then) {
    throw new UnsupportedOperationException("jedis has no asynchronous calls");
  }

  @Override
  public void close() {
    client.close();
  }
}
