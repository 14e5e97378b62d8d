package dev.refrain.store.memcached;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.observe.StoreCounters;
import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.store.Found;
import dev.refrain.store.Lease;
import dev.refrain.store.SharedStore;
import dev.refrain.store.StoreKey;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real server takes, and what it does not. */
@NeedsServer("memcached")
class LimitsTest {
  private static final List<StoreKey> GROUPS = List.of(new StoreKey("shop:quotes"));
  private static final long LEASE = 20_000;

  private static MemcachedServer server;
  private static int count;

  private final StoreKey key = new StoreKey("shop:quotes:" + ++count);
  private final StoreCounters counters = Stores.counters();
  private MemcachedStore store;

  @BeforeAll
  static void startServer() {
    server = MemcachedServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void open() {
    store =
        MemcachedStore.open(
            new MemcachedSettings(
                List.of(new NodeAddress("127.0.0.1", server.port())),
                null,
                null,
                null,
                Stores.PATIENT.toNanos()),
            counters);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Lease miss() {
    Found found = store.read(key, GROUPS, LEASE).await();
    assertNotNull(found);
    assertNotNull(found.lease());
    return found.lease();
  }

  private Boolean write(byte[] value, long ttlMillis) {
    return store.write(key, GROUPS, miss(), value, ttlMillis).await();
  }

  private long secondsLeft() {
    String said = server.operator("mg " + key + " t");
    assertTrue(said.startsWith("HD t"), said);
    return Long.parseLong(said.substring("HD t".length()));
  }

  @Test
  void aTtlOf31Days() {
    assertEquals(true, write(new byte[3], TimeUnit.DAYS.toMillis(31)));
    assertTrue(Math.abs(secondsLeft() - TimeUnit.DAYS.toSeconds(31)) <= 2);
    long left = store.read(key, GROUPS, LEASE).await().leftNanos();
    assertTrue(left <= TimeUnit.DAYS.toNanos(31) && left > TimeUnit.DAYS.toNanos(31) - 5e9);
  }

  @Test
  void aTtlOf30Days() {
    assertEquals(true, write(new byte[3], TimeUnit.DAYS.toMillis(30)));
    assertTrue(Math.abs(secondsLeft() - TimeUnit.DAYS.toSeconds(30)) <= 2);
  }

  @Test
  void aTtlBeyondTheServersCalendar() {
    assertEquals(true, write(new byte[3], TimeUnit.DAYS.toMillis(365_000)));
    assertTrue(secondsLeft() > TimeUnit.DAYS.toSeconds(365));
  }

  @Test
  void aTtlWithoutEnd() {
    assertEquals(true, write(new byte[3], SharedStore.FOREVER_MILLIS));
    assertEquals(-1, secondsLeft());
    assertEquals(Found.FOREVER, store.read(key, GROUPS, LEASE).await().leftNanos());
  }

  @Test
  void partsOfASecondAreDropped() {
    assertEquals(true, write(new byte[3], 9_999));
    assertTrue(secondsLeft() <= 9);
  }

  @Test
  void aTtlUnderASecondIsNotKept_andCounted() {
    assertEquals(false, write(new byte[3], 999));
    assertEquals(1, counters.tooShortValues());
    assertTrue(miss().isOwn(), "the lease has been given up");
  }

  @Test
  void aValueOverTheItemLimitIsNotKept_andCounted() {
    assertEquals(false, write(new byte[1 << 20], 60_000));
    assertEquals(1, counters.tooLargeValues());
    assertTrue(miss().isOwn(), "the lease has been given up");
    assertEquals(true, write(new byte[1 << 19], 60_000));
  }

  /** Whatever the server's own bookkeeping takes of the limit, no size is an error. */
  @Test
  void sizesAroundTheLimit() {
    int kept = 0;
    for (int size = (1 << 20) - 400; size <= 1 << 20; size += 20) {
      Boolean landed = write(new byte[size], 60_000);
      assertNotNull(landed);
      Found found = store.read(key, GROUPS, LEASE).await();
      assertEquals(landed, found.bytes() != null);
      kept += landed ? 1 : 0;
      store.evict(key).await();
    }
    assertTrue(kept > 0);
    assertNull(store.trouble());
  }

  @Test
  void aServerWithAnotherLimit() {
    try (MemcachedServer large = MemcachedServer.start("-I", "2m")) {
      MemcachedStore there = Stores.on(large);
      try {
        Lease lease = there.read(key, GROUPS, LEASE).await().lease();
        byte[] value = new byte[3 << 19];
        assertEquals(true, there.write(key, GROUPS, lease, value, 60_000).await());
        assertArrayEquals(value, there.read(key, GROUPS, LEASE).await().bytes());
      } finally {
        there.close();
      }
    }
  }

  /** Memory full, and nothing may go: a value is not kept, and the server is no worse for it. */
  @Test
  void aServerThatIsFull() {
    try (MemcachedServer full = MemcachedServer.start("-M")) {
      MemcachedStore there = Stores.on(full);
      try {
        int refused = 0;
        for (int i = 0; i < 400; i++) {
          StoreKey each = new StoreKey("shop:quotes:full:" + i);
          Found found = there.read(each, GROUPS, LEASE).await();
          if (found == null
              || there.write(each, GROUPS, found.lease(), new byte[500_000], 60_000).await()
                  != Boolean.TRUE) {
            refused++;
          }
        }
        assertTrue(refused > 0, "64 MB took 200 MB");
        assertEquals(true, there.evictGroup(GROUPS.get(0)).await());
        assertEquals(true, there.evict(new StoreKey("shop:quotes:full:0")).await());
      } finally {
        there.close();
      }
    }
  }

  @Test
  void whatIsNotOursIsReplacedByALease() {
    server.operator("set " + key + " 0 0 5\r\nhello");
    assertTrue(miss().isOwn());
    assertEquals(true, write(new byte[] {7}, 60_000));
    server.operator("append " + key + " 0 0 1\r\nx");
    server.operator("set " + GROUPS.get(0) + " 0 0 3\r\nfoo");
    assertTrue(miss().isOwn());
    assertEquals(true, write(new byte[] {8}, 60_000));
    assertArrayEquals(new byte[] {8}, store.read(key, GROUPS, LEASE).await().bytes());
  }
}
