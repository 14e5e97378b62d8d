package dev.refrain.bench.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;

/** Lettuce with one shared connection, as it comes. */
final class LettuceGetter implements Getter {
  private final RedisClient client;
  private final StatefulRedisConnection<byte[], byte[]> connection;
  private final byte[][] keys;

  LettuceGetter(int port, String[] keys) {
    this.client = RedisClient.create(RedisURI.create("127.0.0.1", port));
    this.connection = client.connect(ByteArrayCodec.INSTANCE);
    this.keys = new byte[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      this.keys[i] = keys[i].getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public boolean get(int key) {
    return connection.sync().get(keys[key]) != null;
  }

  @Override
  public void getLater(int key, Told then) {
    connection.async().get(keys[key]).whenComplete((value, failure) -> then.ended(value != null));
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
