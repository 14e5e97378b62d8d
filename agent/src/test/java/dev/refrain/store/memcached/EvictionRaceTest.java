package dev.refrain.store.memcached;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.store.Found;
import dev.refrain.store.StoreKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loads of four processes, as it were, against evictions by key, by group and by an operator. The
 * truth is a number that grows before each eviction: what is read after an eviction has ended is
 * never less than the truth that the eviction followed.
 */
@NeedsServer("memcached")
class EvictionRaceTest {
  private static final int PROCESSES = 4;
  private static final int READERS = 3;
  private static final int EVICTIONS = 120;
  private static final long LEASE = 20_000;
  private static final long TTL = 60_000;
  private static final StoreKey RULE = new StoreKey("shop:quotes");
  private static final StoreKey TAG = new StoreKey("shop:quotes:tag:NYSE");
  private static final StoreKey KEY = new StoreKey("shop:quotes:1");
  private static final List<StoreKey> GROUPS = List.of(RULE, TAG);

  private final AtomicLong truth = new AtomicLong();
  private final AtomicLong evicted = new AtomicLong();
  private final LongAdder hits = new LongAdder();
  private final LongAdder landed = new LongAdder();
  private final List<String> stale = new ArrayList<>();
  private volatile boolean isOver;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverAValueOlderThanAnEviction(long seed) throws Exception {
    try (MemcachedServer one = MemcachedServer.start();
        MemcachedServer two = MemcachedServer.start()) {
      List<MemcachedStore> stores = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      CountDownLatch warm = new CountDownLatch(PROCESSES * READERS);
      for (int i = 0; i < PROCESSES; i++) {
        MemcachedStore store = Stores.on(one, two);
        stores.add(store);
        for (int j = 0; j < READERS; j++) {
          Random random = new Random(seed * 100 + i * 10 + j);
          Thread thread = new Thread(() -> readAndLoad(store, random, warm));
          threads.add(thread);
          thread.start();
        }
      }
      warm.await();
      evict(stores, List.of(one, two), new Random(seed));
      isOver = true;
      for (Thread thread : threads) {
        thread.join();
      }
      stores.forEach(MemcachedStore::close);
    }
    assertEquals(List.of(), stale);
    assertTrue(hits.sum() > EVICTIONS && landed.sum() > EVICTIONS / 2, hits + " " + landed);
  }

  private void evict(List<MemcachedStore> stores, List<MemcachedServer> servers, Random random) {
    for (int i = 0; i < EVICTIONS; i++) {
      long before = landed.sum();
      long now = truth.incrementAndGet();
      MemcachedStore store = stores.get(random.nextInt(stores.size()));
      switch (random.nextInt(4)) {
        case 0 -> assertEquals(true, store.evict(KEY).await());
        case 1 -> assertEquals(true, store.evictGroup(TAG).await());
        case 2 -> assertEquals(true, store.evictGroup(RULE).await());
        default -> servers.forEach(each -> each.operator("delete " + KEY));
      }
      evicted.set(now);
      if (random.nextInt(4) > 0) {
        // Most of the time there is something to evict next time.
        while (landed.sum() == before) {
          Thread.onSpinWait();
        }
      }
    }
  }

  private void readAndLoad(MemcachedStore store, Random random, CountDownLatch warm) {
    boolean isWarm = false;
    while (!isOver) {
      long least = evicted.get();
      Found found = store.read(KEY, GROUPS, LEASE).await();
      if (found == null) {
        continue;
      }
      byte[] bytes = found.bytes();
      if (bytes != null) {
        hits.increment();
        long value = ByteBuffer.wrap(bytes).getLong();
        if (value < least) {
          synchronized (stale) {
            stale.add(value + " after the eviction of " + least);
          }
        }
      } else {
        long value = truth.get();
        for (int i = random.nextInt(2_000); i > 0; i--) {
          Thread.onSpinWait();
        }
        byte[] loaded = ByteBuffer.allocate(8).putLong(value).array();
        if (store.write(KEY, GROUPS, found.lease(), loaded, TTL).await() == Boolean.TRUE) {
          landed.increment();
        }
      }
      if (!isWarm) {
        isWarm = true;
        warm.countDown();
      }
    }
  }
}
