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
import dev.refrain.store.Lease;
import dev.refrain.store.StoreKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One node of three is away, and comes back as it was. */
@NeedsServer("memcached")
class NodeDownTest {
  private static final StoreKey RULE = new StoreKey("shop:quotes");
  private static final List<StoreKey> GROUPS = List.of(RULE);
  private static final int KEYS = 60;
  private static final long LEASE = 20_000;
  private static final long TTL = 60_000;

  private final List<MemcachedServer> servers = new ArrayList<>();
  private TcpProxy line;
  private MemcachedStore store;

  @BeforeEach
  void start() {
    for (int i = 0; i < 3; i++) {
      servers.add(MemcachedServer.start());
    }
    line = new TcpProxy(servers.get(2).port());
    List<NodeAddress> nodes =
        List.of(
            new NodeAddress("127.0.0.1", servers.get(0).port()),
            new NodeAddress("127.0.0.1", servers.get(1).port()),
            new NodeAddress("127.0.0.1", line.port()));
    store = Stores.on(nodes, null, null, null, Duration.ofMillis(200));
    for (int i = 0; i < KEYS; i++) {
      StoreKey key = key(i);
      Until.holds("the entry is there", () -> write(key, "old"));
    }
  }

  @AfterEach
  void stop() {
    store.close();
    line.close();
    servers.forEach(MemcachedServer::close);
  }

  private static StoreKey key(int number) {
    return new StoreKey("shop:quotes:" + number);
  }

  private boolean write(StoreKey key, String value) {
    Found found = store.read(key, GROUPS, LEASE).await();
    if (found == null) {
      return false;
    }
    Lease lease = found.lease();
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return lease == null || store.write(key, GROUPS, lease, bytes, TTL).await() == Boolean.TRUE;
  }

  /** Which keys are not served now; the line is down, and it takes no time to say so. */
  private List<StoreKey> lost() {
    line.refuse();
    Until.holds("the node is known to be down", () -> store.trouble() != null);
    List<StoreKey> lost = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      Found found = store.read(key(i), GROUPS, LEASE).await();
      assertNotNull(found, "the store as a whole is up");
      if (found.bytes() == null) {
        lost.add(key(i));
      }
    }
    return lost;
  }

  private void back() {
    line.heal();
    Until.holds("the node is back", () -> store.trouble() == null);
  }

  @Test
  void itTakesOnlyItsOwnKeysAlong_andTheyAreThereWhenItIsBack() {
    List<StoreKey> lost = lost();
    assertTrue(lost.size() > 3 && lost.size() < KEYS - 6, lost::toString);
    back();
    for (int i = 0; i < KEYS; i++) {
      assertArrayEquals("old".getBytes(StandardCharsets.UTF_8), bytes(key(i)));
    }
  }

  @Test
  void aValueForItLandsNowhere() {
    Map<StoreKey, Lease> leases = new HashMap<>();
    for (int i = 0; i < KEYS; i++) {
      StoreKey fresh = key(KEYS + i);
      leases.put(fresh, store.read(fresh, GROUPS, LEASE).await().lease());
    }
    lost();
    StoreKey key =
        leases.keySet().stream()
            .filter(each -> store.read(each, GROUPS, LEASE).await().isCutOff())
            .findAny()
            .orElseThrow();
    Lease lease = leases.get(key);
    assertEquals(false, store.write(key, GROUPS, lease, new byte[3], TTL).await());
    assertEquals(false, store.renew(key, lease, LEASE).await());
    assertEquals(false, store.release(key, lease).await());
  }

  @Test
  void anEvictionThatItMissedGoesFirstWhenItIsBack() {
    List<StoreKey> lost = lost();
    assertEquals(true, store.evict(lost.get(0)).await());
    back();
    assertNull(bytes(lost.get(0)));
    assertNotNull(bytes(lost.get(1)));
  }

  @Test
  void anEvictionOfTheWholeRuleReachesAllOfThem() {
    lost();
    assertEquals(true, store.evictGroup(RULE).await());
    back();
    for (int i = 0; i < KEYS; i++) {
      assertNull(bytes(key(i)));
    }
  }

  private byte[] bytes(StoreKey key) {
    Found[] found = new Found[1];
    Until.holds("answered", () -> (found[0] = store.read(key, GROUPS, LEASE).await()) != null);
    return found[0].bytes();
  }
}
