package dev.refrain.bench.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/** jedis with its pool of 8, as it comes; it gets a value, or asks what our store asks, too. */
final class JedisGetter implements Getter {
  private final RedisClient client;
  private final byte[][] keys;
  private final boolean asStore;

  JedisGetter(int port, String[] keys, boolean asStore) {
    this.asStore = asStore;
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
    if (!asStore) {
      return client.get(keys[key]) != null;
    }
    // Of one connection, both at once.
    try (AbstractPipeline commands = client.pipelined()) {
      Response<List<byte[]>> values = commands.mget(keys[key], keys[0]);
      Response<Long> left = commands.pttl(keys[key]);
      commands.sync();
      return values.get().get(0) != null && left.get() != null;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
