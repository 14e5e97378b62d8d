package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.observe.Log;
import dev.refrain.observe.Recorder;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisCluster;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.Until;
import dev.refrain.store.Changes;
import dev.refrain.store.Found;
import dev.refrain.store.GuardedStore;
import dev.refrain.store.Lease;
import dev.refrain.store.Request;
import dev.refrain.store.Stamp;
import dev.refrain.store.StartedGuard;
import dev.refrain.store.StoreKey;
import dev.refrain.store.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** A master of three is gone, and no replica takes over. */
@NeedsServer("redis-server")
class ClusterNodeDownTest {
  private static final int KEYS = 30;
  private static final long LEASE = 20_000;

  private final Changes changes = new Changes();
  private RedisCluster cluster;
  private RedisStore store;

  @BeforeEach
  void start() {
    cluster = RedisCluster.start(3, false);
    store =
        Stores.open(Stores.settings("redis-cluster", "redis://" + cluster.addresses()), changes);
    for (int i = 0; i < KEYS; i++) {
      StoreKey key = key(i);
      Until.holds("all nodes are there", () -> lease(read(key).await()) != null);
    }
  }

  @AfterEach
  void stop() {
    store.close();
    cluster.close();
  }

  private static StoreKey key(int number) {
    return new StoreKey("shop:{" + number + "}");
  }

  /** On the same node. */
  private static StoreKey group(StoreKey key) {
    return new StoreKey(key.text() + ":group");
  }

  private Request<Found> read(StoreKey key) {
    return store.read(key, List.of(group(key)), LEASE);
  }

  private static Lease lease(Found found) {
    return found == null ? null : found.lease();
  }

  private List<StoreKey> lost() {
    List<StoreKey> lost = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      Found found = read(key(i)).await();
      assertNotNull(found, "the store as a whole is there");
      if (found.isCutOff()) {
        lost.add(key(i));
      } else {
        assertNotNull(found.lease(), "what other nodes have is there");
      }
    }
    return lost;
  }

  @Test
  void itTakesOnlyItsOwnKeysAlong() throws Exception {
    assertEquals(List.of(), lost());
    cluster.masters().get(0).kill();
    Until.holds("the node is known to be down", () -> store.trouble() != null);
    List<StoreKey> lost = lost();
    assertTrue(lost.size() > 2 && lost.size() < KEYS - 4, lost::toString);
    CompletableFuture<Found> told = new CompletableFuture<>();
    read(lost.get(0)).whenEnded(told::complete);
    assertTrue(told.get(10, TimeUnit.SECONDS).isCutOff(), "whether one waits or is told");
    Lease lease = new Lease(new byte[17], 0, List.of(new byte[8]), true);
    assertEquals(false, store.renew(lost.get(0), lease, LEASE).await());
    assertEquals(false, store.evictGroup(group(lost.get(0))).await(), "it is known to be missed");
  }

  @Test
  void anEvictionThatItMissedKeepsNothingElseUnread_andIsMadeWhenItIsBack() {
    Recorder recorder =
        new Recorder(new Log(new PrintStream(OutputStream.nullOutputStream()), false));
    GuardedStore guard = StartedGuard.of(store, changes, recorder, Ticker.SYSTEM);
    RedisServer gone = cluster.masters().get(0);
    gone.kill();
    Until.holds("the node is known to be down", () -> store.trouble() != null);
    List<StoreKey> lost = lost();
    StoreKey group = group(lost.get(0));
    assertNull(guard.evictGroup(group, List.of(group)).await(), "it was not made");
    assertFalse(guard.isOpen());
    for (int i = 0; i < KEYS; i++) {
      Found found = guard.read(key(i), List.of(group(key(i))), LEASE).await();
      assertEquals(lost.contains(key(i)), found.isCutOff());
    }
    assertFalse(guard.isOpen());
    gone.restart();
    try (Jedis operator = gone.operator()) {
      Until.holds("the eviction is made", () -> operator.exists(group.bytes()));
    }
    Until.holds(
        "the group is read again",
        () -> lease(guard.read(lost.get(0), List.of(group), LEASE).await()) != null);
    guard.close();
  }

  @Test
  void eachLossAndEachReturnIsTold() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Recorder recorder =
        new Recorder(new Log(new PrintStream(log, true, StandardCharsets.UTF_8), false));
    GuardedStore guard = StartedGuard.of(store, changes, recorder, Ticker.SYSTEM);
    List<String> told = new ArrayList<>();
    for (RedisServer each : cluster.masters().subList(0, 2)) {
      each.kill();
      told.add("does not answer (" + each.address());
      untilTold(guard, log, told);
      each.restart();
      told.add("answers again after");
      untilTold(guard, log, told);
    }
    assertFalse(guard.isOpen());
    guard.close();
  }

  private static void untilTold(GuardedStore guard, ByteArrayOutputStream log, List<String> told) {
    Until.holds(
        told.toString(),
        () -> {
          for (int i = 0; i < KEYS; i++) {
            guard.read(key(i), List.of(group(key(i))), LEASE).await();
          }
          return log.toString(StandardCharsets.UTF_8).lines().count() == told.size();
        });
    List<String> lines = log.toString(StandardCharsets.UTF_8).lines().toList();
    String last = lines.get(told.size() - 1);
    assertTrue(last.contains("a node of store 'shared' " + told.get(told.size() - 1)), last);
  }

  @Test
  void copiesOfItsKeysEndWhenItIsBack() {
    RedisServer gone = cluster.masters().get(0);
    gone.kill();
    Until.holds("the node is known to be down", () -> store.trouble() != null);
    StoreKey key = lost().get(0);
    Stamp stamp = changes.stamp(key, List.of(group(key)));
    assertTrue(read(key).await().isCutOff());
    assertTrue(stamp.isCurrent());
    gone.restart();
    Until.holds("the node is back", () -> lease(read(key).await()) != null);
    assertFalse(stamp.isCurrent());
  }

  @Test
  void withoutAnyNodeTheStoreIsDown() {
    cluster.masters().forEach(RedisServer::kill);
    Until.holds("nothing is answered", () -> read(key(0)).await() == null);
    Until.holds("nothing is answered", () -> read(key(1)).await() == null);
  }
}
