package dev.refrain.bench.redis;

import dev.refrain.store.Changes;
import dev.refrain.store.Found;
import dev.refrain.store.Lease;
import dev.refrain.store.StoreKey;
import dev.refrain.store.Ticker;
import dev.refrain.store.redis.RedisSettings;
import dev.refrain.store.redis.RedisStore;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Refrain's own store. Where copies are kept near, each read looks at the entry, its rule's
 * generation, and the time left, and the server tracks it; else it is a GET, once the generation is
 * known.
 */
final class StoreGetter implements LaterGetter {
  private static final long LEASE = 10_000;

  private final RedisStore store;
  private final StoreKey[] keys;
  private final List<StoreKey> groups = List.of(new StoreKey("bench:rule"));

  StoreGetter(int port, String[] keys, byte[] value, boolean near) {
    RedisSettings settings =
        RedisSettings.oneServer()
            .host("127.0.0.1", port)
            .timeLeft(false)
            .timeoutNanos(TimeUnit.SECONDS.toNanos(2))
            .build();
    this.store = new RedisStore(settings, near ? new Changes() : null, Ticker.SYSTEM);
    this.keys = new StoreKey[keys.length];
    for (int i = 0; i < keys.length; i++) {
      this.keys[i] = new StoreKey("own:" + keys[i]);
      Found found = store.read(this.keys[i], groups, LEASE).await();
      Lease lease = found == null ? null : found.lease();
      if (lease != null) {
        store.write(this.keys[i], groups, lease, value, 3_600_000).await();
      }
    }
  }

  @Override
  public boolean get(int key) {
    Found found = store.read(keys[key], groups, LEASE).await();
    return found != null && found.bytes() != null;
  }

  @Override
  public void getLater(int key, Told then) {
    store
        .read(keys[key], groups, LEASE)
        .whenEnded(found -> then.ended(found != null && found.bytes() != null));
  }

  @Override
  public void close() {
    store.close();
  }
}
