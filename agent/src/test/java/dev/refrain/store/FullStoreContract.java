package dev.refrain.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every shared store keeps to while its server has no room, and may make none. */
public abstract class FullStoreContract {
  private static final StoreKey RULE = new StoreKey("refrain:rule");
  private static final List<StoreKey> GROUPS = List.of(RULE);
  private static final StoreKey KEPT = new StoreKey("refrain:kept");
  private static final StoreKey LOADING = new StoreKey("refrain:loading");
  private static final StoreKey NEW = new StoreKey("refrain:new");
  private static final long LEASE = 20_000;
  private static final long TTL = 60_000;
  private static final byte[] VALUE = "kept".getBytes(UTF_8);

  private SharedStore store;
  private Lease lease;

  /** A store on a server of its own, which has room; its timeout is 5 s. */
  protected abstract SharedStore open();

  /** The server takes nothing more from now on. */
  protected abstract void fill();

  protected abstract void stopServer();

  @BeforeEach
  void fillIt() {
    store = open();
    Lease first = store.read(KEPT, GROUPS, LEASE).await().lease();
    assertEquals(true, store.write(KEPT, GROUPS, first, VALUE, TTL).await());
    lease = store.read(LOADING, GROUPS, LEASE).await().lease();
    fill();
  }

  @AfterEach
  void stop() {
    store.close();
    stopServer();
  }

  @ParameterizedTest
  @EnumSource
  void whatItHasIsServed_andTheRestIsRefused(Way way) {
    assertArrayEquals(VALUE, way.ask(store.read(KEPT, GROUPS, LEASE)).bytes());
    assertRefused(way.ask(store.read(NEW, GROUPS, LEASE)));
    assertRefused(way.ask(store.read(NEW, List.of(NEW), LEASE)));
    assertArrayEquals(VALUE, way.ask(store.read(KEPT, GROUPS, LEASE)).bytes());
  }

  @ParameterizedTest
  @EnumSource
  void aValueDoesNotLand(Way way) {
    byte[] value = new byte[100];
    assertEquals(false, way.ask(store.write(LOADING, GROUPS, lease, value, TTL)));
    assertFalse(hasBytes(way.ask(store.read(LOADING, GROUPS, LEASE))));
  }

  @ParameterizedTest
  @EnumSource
  void anEntryIsEvicted(Way way) {
    assertEquals(true, way.ask(store.evict(KEPT)));
    assertFalse(hasBytes(way.ask(store.read(KEPT, GROUPS, LEASE))));
  }

  @ParameterizedTest
  @EnumSource
  void aGroupIsEvicted(Way way) {
    assertEquals(true, way.ask(store.evictGroup(RULE)));
    assertFalse(hasBytes(way.ask(store.read(KEPT, GROUPS, LEASE))));
  }

  private static boolean hasBytes(Found found) {
    assertNotNull(found, "no answer");
    return found.bytes() != null;
  }

  private static void assertRefused(Found found) {
    assertFalse(hasBytes(found));
    assertNull(found.lease());
  }
}
