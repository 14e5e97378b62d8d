package dev.refrain.store.memcached;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.TcpProxy;
import dev.refrain.servers.Until;
import dev.refrain.store.Found;
import dev.refrain.store.Frame;
import dev.refrain.store.Lease;
import dev.refrain.store.Request;
import dev.refrain.store.StoreKey;
import dev.refrain.store.Way;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One server that is away in every way there is, and comes back. */
@NeedsServer("memcached")
class OutageTest {
  private static final Duration TIMEOUT = Duration.ofMillis(100);
  private static final Duration BOUND = TIMEOUT.multipliedBy(10);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(1);
  private static final StoreKey KEY = new StoreKey("shop:quotes:1");
  private static final List<StoreKey> GROUPS = List.of(new StoreKey("shop:quotes"));
  private static final long LEASE = 20_000;
  private static final long TTL = 60_000;

  private MemcachedServer server;
  private TcpProxy line;
  private MemcachedStore store;

  @BeforeEach
  void start() {
    server = MemcachedServer.start();
    line = new TcpProxy(server.port());
    store = through(line);
    Until.holds("the store is connected", () -> read(store) != null);
  }

  @AfterEach
  void stop() {
    store.close();
    line.close();
    server.close();
  }

  private static MemcachedStore through(TcpProxy line) {
    return Stores.on(List.of(new NodeAddress("127.0.0.1", line.port())), null, null, null, TIMEOUT);
  }

  private static Found read(MemcachedStore store) {
    return store.read(KEY, GROUPS, LEASE).await();
  }

  /** What is asked ends within its time, with nothing. */
  private static <T> void endsWithNothing(Way way, Request<T> request) {
    long start = System.nanoTime();
    assertNull(way.ask(request));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(BOUND) < 0, () -> "took " + took);
  }

  private void everyRequestEndsWithNothing(Way way) {
    Lease lease = new Lease(Frame.lease(), 0, List.of(new byte[8]), true);
    endsWithNothing(way, store.read(KEY, GROUPS, LEASE));
    endsWithNothing(way, store.replace(KEY, GROUPS, LEASE));
    endsWithNothing(way, store.write(KEY, GROUPS, lease, new byte[3], TTL));
    endsWithNothing(way, store.renew(KEY, lease, LEASE));
    endsWithNothing(way, store.release(KEY, lease));
    endsWithNothing(way, store.evict(KEY));
    endsWithNothing(way, store.evictGroup(GROUPS.get(0)));
  }

  private void isUsedAgain() {
    Until.holds("the store is used again", BACK_WITHIN, () -> read(store) != null);
    assertNull(store.trouble());
  }

  @ParameterizedTest
  @EnumSource
  void killedAndStartedAgain(Way way) {
    server.kill();
    everyRequestEndsWithNothing(way);
    assertNotNull(store.trouble());
    server.restart();
    isUsedAgain();
  }

  @ParameterizedTest
  @EnumSource
  void pausedAndResumed(Way way) {
    server.pause();
    everyRequestEndsWithNothing(way);
    server.resume();
    isUsedAgain();
  }

  @ParameterizedTest
  @EnumSource
  void swallowedByTheLine(Way way) {
    line.blackHole();
    everyRequestEndsWithNothing(way);
    line.heal();
    isUsedAgain();
  }

  @ParameterizedTest
  @EnumSource
  void refusedByTheLine(Way way) {
    line.refuse();
    everyRequestEndsWithNothing(way);
    line.heal();
    isUsedAgain();
  }

  @Test
  void aStoreThatStartsWhileItsServerIsDown() {
    server.kill();
    MemcachedStore late = through(line);
    try {
      endsWithNothing(Way.AWAIT, late.read(KEY, GROUPS, LEASE));
      server.restart();
      Until.holds("the store is used", BACK_WITHIN, () -> read(late) != null);
    } finally {
      late.close();
    }
  }

  @Test
  void anEvictionThatTheServerMissedGoesFirst() {
    MemcachedStore other = Stores.on(server);
    try {
      Lease lease = read(store).lease();
      assertEquals(true, store.write(KEY, GROUPS, lease, bytes("old"), TTL).await());
      line.refuse();
      endsWithNothing(Way.AWAIT, store.evict(KEY));
      assertArrayEquals(bytes("old"), other.read(KEY, GROUPS, LEASE).await().bytes());
      line.heal();
      Found[] first = new Found[1];
      Until.holds("the store is used again", () -> (first[0] = read(store)) != null);
      assertNull(first[0].bytes());
    } finally {
      other.close();
    }
  }

  /** Versions begin anew with a server's process, so that another lease may have the same. */
  @Test
  void aLeaseOfBeforeARestartLandsNowhere() {
    server.restart();
    Until.holds("the store is used again", () -> read(store) != null);
    Lease before = read(store).lease();
    server.restart();
    MemcachedStore other = Stores.on(server);
    try {
      Until.holds("the other store is connected", () -> read(other) != null);
      assertEquals(
          LeaseVersion.version(before.version()),
          LeaseVersion.version(read(other).lease().version()));
      Boolean[] landed = new Boolean[1];
      Until.holds(
          "the write is answered",
          () -> (landed[0] = store.write(KEY, GROUPS, before, bytes("old"), TTL).await()) != null);
      assertEquals(false, landed[0]);
      assertNull(read(other).bytes());
    } finally {
      other.close();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
