package dev.refrain.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every shared store keeps to. */
public abstract class SharedStoreContract extends RefreshContract {
  @ParameterizedTest
  @EnumSource
  void whatIsWrittenOverALeaseIsFoundByAll(Way way) {
    StoreKey key = key("quotes");
    Lease lease = miss(way, here, key);
    assertTrue(lease.isOwn());
    assertEquals(true, way.ask(here.write(key, groups, lease, bytes("42"), TTL)));
    for (SharedStore store : List.of(here, there)) {
      Found found = found(way, store, key);
      assertArrayEquals(bytes("42"), found.bytes());
      assertTrue(found.leftNanos() >= 0 && found.leftNanos() <= TTL * 1_000_000L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecondMissSharesTheLease_andTheFirstValueLands(Way way) {
    StoreKey key = key("quotes");
    Lease first = miss(way, here, key);
    Lease second = miss(way, there, key);
    assertTrue(first.isOwn());
    assertFalse(second.isOwn());
    assertArrayEquals(first.token(), second.token());
    assertEquals(true, way.ask(there.write(key, groups, second, bytes("b"), TTL)));
    assertEquals(false, way.ask(here.write(key, groups, first, bytes("a"), TTL)));
    assertArrayEquals(bytes("b"), found(way, here, key).bytes());
  }

  @ParameterizedTest
  @EnumSource
  void anEvictionRemovesAnEntry(Way way) {
    StoreKey key = key("quotes");
    write(way, here, key, "old");
    assertEquals(true, way.ask(there.evict(key)));
    assertTrue(miss(way, here, key).isOwn());
  }

  @ParameterizedTest
  @EnumSource
  void anEvictionVoidsALease(Way way) {
    StoreKey key = key("quotes");
    Lease lease = miss(way, here, key);
    assertEquals(true, way.ask(there.evict(key)));
    assertEquals(false, way.ask(here.write(key, groups, lease, bytes("old"), TTL)));
    Lease next = miss(way, there, key);
    assertEquals(false, way.ask(here.write(key, groups, lease, bytes("old"), TTL)));
    assertEquals(true, way.ask(there.write(key, groups, next, bytes("new"), TTL)));
    assertArrayEquals(bytes("new"), found(way, here, key).bytes());
  }

  @ParameterizedTest
  @EnumSource
  void anOperatorsDeleteVoidsALease(Way way) {
    StoreKey key = key("quotes");
    Lease lease = miss(way, here, key);
    operatorDeletes(key);
    assertEquals(false, way.ask(here.write(key, groups, lease, bytes("old"), TTL)));
    assertNotNull(miss(way, here, key));
  }

  @ParameterizedTest
  @EnumSource
  void evictingAGroupRemovesItsEntries_andNoOthers(Way way) {
    StoreKey one = key("quotes");
    StoreKey other = key("venues");
    write(way, here, one, "one");
    List<StoreKey> otherGroups = List.of(rule, key("tag"));
    Lease lease = way.ask(here.read(other, otherGroups, LEASE)).lease();
    way.ask(here.write(other, otherGroups, lease, bytes("other"), TTL));

    assertEquals(true, way.ask(there.evictGroup(tag)));
    assertNotNull(miss(way, here, one));
    assertArrayEquals(bytes("other"), way.ask(here.read(other, otherGroups, LEASE)).bytes());
  }

  @ParameterizedTest
  @EnumSource
  void evictingAGroupVoidsLeases(Way way) {
    StoreKey key = key("quotes");
    Lease before = miss(way, here, key);
    assertEquals(true, way.ask(there.evictGroup(rule)));
    way.ask(here.write(key, groups, before, bytes("old"), TTL));
    Lease after = miss(way, there, key);
    assertEquals(true, way.ask(there.write(key, groups, after, bytes("new"), TTL)));
    way.ask(here.write(key, groups, before, bytes("old"), TTL));
    assertArrayEquals(bytes("new"), found(way, here, key).bytes());
  }

  @ParameterizedTest
  @EnumSource
  void aLostGenerationIsAnEviction(Way way) {
    StoreKey key = key("quotes");
    write(way, here, key, "old");
    operatorDeletes(rule);
    assertNotNull(miss(way, here, key));
  }

  @ParameterizedTest
  @EnumSource
  void whatWasEvictedIsNeverReadAgain_whileOthersRead(Way way) throws Exception {
    StoreKey key = key("quotes");
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger hits = new AtomicInteger();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread reader =
          new Thread(
              () -> {
                while (!over.get()) {
                  hits.addAndGet(found(way, here, key).bytes() == null ? 0 : 1);
                }
              });
      readers.add(reader);
      reader.start();
    }
    try {
      for (int i = 0; i < 200; i++) {
        write(way, there, key, "value " + i);
        if (i == 0) {
          Until.holds("others read", () -> hits.get() > 0);
        }
        SharedStore evicting = i % 2 == 0 ? there : here;
        assertEquals(true, way.ask(evicting.evictGroup(i % 3 == 0 ? tag : rule)));
        assertNull(found(way, here, key).bytes(), "after eviction " + i);
      }
    } finally {
      over.set(true);
      for (Thread reader : readers) {
        reader.join();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReleasedLeaseIsGone(Way way) {
    StoreKey key = key("quotes");
    Lease lease = miss(way, here, key);
    assertEquals(true, way.ask(here.release(key, lease)));
    assertEquals(false, way.ask(here.release(key, lease)));
    assertEquals(false, way.ask(here.write(key, groups, lease, bytes("old"), TTL)));
    assertTrue(miss(way, there, key).isOwn());
  }

  @ParameterizedTest
  @EnumSource
  void aReleaseOrRenewalOfAVoidLeaseTouchesNothing(Way way) {
    StoreKey key = key("quotes");
    Lease lease = miss(way, here, key);
    way.ask(there.evict(key));
    write(way, there, key, "new");
    assertEquals(false, way.ask(here.release(key, lease)));
    assertEquals(false, way.ask(here.renew(key, lease, 1_000)));
    assertArrayEquals(bytes("new"), found(way, here, key).bytes());
  }

  @ParameterizedTest
  @EnumSource
  void aLeaseEnds_unlessItIsRenewed(Way way) {
    StoreKey ending = key("quotes");
    StoreKey renewed = key("quotes");
    long leaseMillis = shortestTtlMillis();
    Lease endingLease = lease(way, ending, leaseMillis);
    Lease renewedLease = lease(way, renewed, leaseMillis);
    assertEquals(true, way.ask(here.renew(renewed, renewedLease, LEASE)));
    Until.holds("the lease ends", () -> miss(way, there, ending).isOwn());
    assertEquals(false, way.ask(here.write(ending, groups, endingLease, bytes("late"), TTL)));
    assertEquals(true, way.ask(here.write(renewed, groups, renewedLease, bytes("slow"), TTL)));
  }

  private Lease lease(Way way, StoreKey key, long leaseMillis) {
    return way.ask(here.read(key, groups, leaseMillis)).lease();
  }

  @ParameterizedTest
  @EnumSource
  void anEntryEndsWithItsTtl_orNever(Way way) {
    StoreKey ending = key("quotes");
    StoreKey staying = key("quotes");
    Lease lease = miss(way, here, ending);
    way.ask(here.write(ending, groups, lease, bytes("x"), shortestTtlMillis()));
    lease = miss(way, here, staying);
    way.ask(here.write(staying, groups, lease, bytes("y"), SharedStore.FOREVER_MILLIS));
    Until.holds("the entry ends", () -> way.ask(here.read(ending, groups, LEASE)).bytes() == null);
    Found found = found(way, there, staying);
    assertTrue(found.leftNanos() == 0 || found.leftNanos() == Found.FOREVER);
  }

  @ParameterizedTest
  @EnumSource
  void aReplacedEntryIsNotServed(Way way) {
    StoreKey key = key("quotes");
    write(way, here, key, "damaged");
    Lease lease = way.ask(there.replace(key, groups, LEASE)).lease();
    assertNotNull(lease);
    assertTrue(lease.isOwn());
    assertFalse(miss(way, here, key).isOwn());
    assertEquals(true, way.ask(there.write(key, groups, lease, bytes("mended"), TTL)));
    assertArrayEquals(bytes("mended"), found(way, here, key).bytes());
  }

  @ParameterizedTest
  @EnumSource
  void anyBytesAndAnyKey(Way way) {
    Random random = new Random(7);
    byte[] all = new byte[300_000];
    random.nextBytes(all);
    List<byte[]> values = List.of(new byte[0], bytes("\r\n$-1\r\n"), all);
    for (String text : List.of(" ", "ключ 🔑\r\n\0", "{a}{b}", "k".repeat(2_000))) {
      for (byte[] value : values) {
        StoreKey key = key(text);
        Lease lease = miss(way, here, key);
        assertEquals(true, way.ask(here.write(key, groups, lease, value, TTL)));
        assertArrayEquals(value, found(way, there, key).bytes());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEntryWithoutGroups(Way way) {
    StoreKey key = key("quotes");
    Lease lease = way.ask(here.read(key, List.of(), LEASE)).lease();
    assertEquals(true, way.ask(here.write(key, List.of(), lease, bytes("v"), TTL)));
    assertArrayEquals(bytes("v"), way.ask(there.read(key, List.of(), LEASE)).bytes());
  }

  @ParameterizedTest
  @EnumSource
  void manyAtOnceGetEachTheirOwn(Way way) throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < 32; t++) {
      int number = t;
      Thread thread = new Thread(() -> writeAndRead(way, "t" + number + ":"));
      thread.setUncaughtExceptionHandler((where, failure) -> failures.add(failure));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), failures);
  }

  private void writeAndRead(Way way, String name) {
    List<StoreKey> keys = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      StoreKey key = key(name + i);
      keys.add(key);
      write(way, here, key, key.text());
    }
    for (StoreKey key : keys) {
      assertArrayEquals(key.bytes(), found(way, here, key).bytes());
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterCloseEveryRequestEndsWithNothing(Way way) {
    SharedStore closed = open();
    closed.close();
    assertNull(way.ask(closed.read(key("quotes"), groups, LEASE)));
    assertNull(way.ask(closed.evict(key("quotes"))));
  }
}
