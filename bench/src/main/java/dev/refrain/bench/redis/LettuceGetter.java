package dev.refrain.bench.redis;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lettuce with one shared connection, as it comes; likewise. */
final class LettuceGetter implements LaterGetter {
  private final RedisClient client;
  private final StatefulRedisConnection<byte[], byte[]> connection;
  private final byte[][] keys;
  private final boolean asStore;

  LettuceGetter(int port, String[] keys, boolean asStore) {
    this.asStore = asStore;
    this.client = RedisClient.create(RedisURI.create("127.0.0.1", port));
    this.connection = client.connect(ByteArrayCodec.INSTANCE);
    this.keys = new byte[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      this.keys[i] = keys[i].getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public boolean get(int key) {
    if (!asStore) {
      return connection.sync().get(keys[key]) != null;
    }
    RedisFuture<List<KeyValue<byte[], byte[]>>> values =
        connection.async().mget(keys[key], keys[0]);
    RedisFuture<Long> left = connection.async().pttl(keys[key]);
    return values.toCompletableFuture().join().get(0).hasValue()
        && left.toCompletableFuture().join() != null;
  }

  @Override
  public void getLater(int key, Told then) {
    if (asStore) {
      RedisFuture<List<KeyValue<byte[], byte[]>>> values =
          connection.async().mget(keys[key], keys[0]);
      connection
          .async()
          .pttl(keys[key])
          .thenCombine(values, (left, all) -> all.get(0).hasValue())
          .whenComplete((found, failure) -> then.ended(failure == null && found));
      return;
    }
    connection.async().get(keys[key]).whenComplete((value, failure) -> then.ended(value != null));
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
