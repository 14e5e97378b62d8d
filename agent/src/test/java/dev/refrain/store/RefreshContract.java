package dev.refrain.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.Until;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a shared store keeps to when a value is written over the entry that it refreshes. */
abstract class RefreshContract extends SharedStoreScene {
  @ParameterizedTest
  @EnumSource
  void aRefreshLandsOverTheEntry_whichIsFoundUntilThen(Way way) {
    StoreKey key = key("quotes");
    write(way, here, key, "old");
    Lease lease = overEntry(way, there, key, "old");
    assertTrue(lease.isOwn());
    assertTrue(lease.isOverEntry());
    overEntry(way, here, key, "old");
    assertEquals(true, way.ask(there.write(key, groups, lease, bytes("new"), 3 * TTL)));
    for (SharedStore store : List.of(here, there)) {
      Found found = found(way, store, key);
      assertArrayEquals(bytes("new"), found.bytes());
      assertLeft(found, TTL * 1_000_000L, "the former entry's ttl");
      assertTrue(found.leftNanos() <= 3 * TTL * 1_000_000L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshOfAnEntryWithoutGroupsOrBytes(Way way) {
    StoreKey key = key("quotes");
    List<StoreKey> none = List.of();
    Lease lease = way.ask(here.read(key, none, LEASE)).lease();
    for (String value : List.of("", "a", "", "")) {
      assertEquals(true, way.ask(here.write(key, none, lease, bytes(value), TTL)));
      Found found = way.ask(there.read(key, none, LEASE));
      assertArrayEquals(bytes(value), found.bytes());
      lease = found.lease();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshDoesNotLandAfterAnEviction(Way way) {
    StoreKey key = key("quotes");
    write(way, here, key, "old");
    Lease lease = overEntry(way, here, key, "old");
    assertEquals(true, way.ask(there.evict(key)));
    assertDoesNotLand(way, key, lease);
    Lease next = miss(way, there, key);
    assertDoesNotLand(way, key, lease);
    assertEquals(true, way.ask(there.write(key, groups, next, bytes("new"), TTL)));
    assertDoesNotLand(way, key, lease);
    overEntry(way, here, key, "new");
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshDoesNotLandAfterAnOperatorsDelete(Way way) {
    StoreKey key = key("quotes");
    write(way, here, key, "old");
    Lease lease = overEntry(way, here, key, "old");
    operatorDeletes(key);
    assertDoesNotLand(way, key, lease);
    miss(way, here, key);
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshFromBeforeAnEvictionOfAGroupIsAMiss(Way way) {
    StoreKey key = key("quotes");
    write(way, here, key, "old");
    Lease lease = overEntry(way, here, key, "old");
    assertEquals(true, way.ask(there.evictGroup(tag)));
    way.ask(here.write(key, groups, lease, bytes("late"), TTL));
    Lease next = miss(way, there, key);
    assertDoesNotLand(way, key, lease);
    assertEquals(true, way.ask(there.write(key, groups, next, bytes("new"), TTL)));
    assertDoesNotLand(way, key, lease);
    overEntry(way, here, key, "new");
  }

  /** Not even where it is an entry of the same value. */
  @ParameterizedTest
  @EnumSource
  void aRefreshDoesNotLandOverAnotherEntry(Way way) {
    StoreKey key = key("quotes");
    write(way, here, key, "same");
    Lease first = overEntry(way, here, key, "same");
    Lease second = overEntry(way, there, key, "same");
    assertEquals(true, way.ask(there.write(key, groups, second, bytes("same"), TTL)));
    assertDoesNotLand(way, key, first);
    assertEquals(false, way.ask(there.write(key, groups, second, bytes("again"), TTL)));
    overEntry(way, here, key, "same");
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshDoesNotLandOverALeaseThatTookThePlace(Way way) {
    StoreKey key = key("quotes");
    write(way, here, key, "damaged");
    Lease lease = overEntry(way, here, key, "damaged");
    Lease replaced = way.ask(there.replace(key, groups, LEASE)).lease();
    assertDoesNotLand(way, key, lease);
    assertEquals(true, way.ask(there.write(key, groups, replaced, bytes("mended"), TTL)));
    overEntry(way, here, key, "mended");
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshDoesNotLandAfterTheEntrysEnd(Way way) {
    StoreKey key = key("quotes");
    Found found = found(way, here, key);
    for (int i = 0; i < 100 && found.bytes() == null; i++) {
      way.ask(here.write(key, groups, found.lease(), bytes("old"), shortestTtlMillis()));
      found = found(way, here, key);
    }
    assertNotNull(found.bytes(), "never read before its end");
    Lease lease = found.lease();
    Until.holds("the entry ends", () -> found(way, there, key).bytes() == null);
    assertDoesNotLand(way, key, lease);
    miss(way, there, key);
  }

  @ParameterizedTest
  @EnumSource
  void aReleaseRemovesTheEntry(Way way) {
    StoreKey key = key("quotes");
    write(way, here, key, "old");
    Lease lease = overEntry(way, here, key, "old");
    assertEquals(true, way.ask(here.release(key, lease)));
    assertEquals(false, way.ask(here.release(key, lease)));
    assertTrue(miss(way, there, key).isOwn());
    assertEquals(false, way.ask(here.release(key, lease)));
    assertEquals(false, miss(way, here, key).isOwn());
  }

  @ParameterizedTest
  @EnumSource
  void aReleaseLeavesAnotherEntryAlone(Way way) {
    StoreKey key = key("quotes");
    write(way, here, key, "same");
    Lease first = overEntry(way, here, key, "same");
    Lease second = overEntry(way, there, key, "same");
    assertEquals(true, way.ask(there.write(key, groups, second, bytes("same"), TTL)));
    assertEquals(false, way.ask(here.release(key, first)));
    overEntry(way, here, key, "same");
  }

  @ParameterizedTest
  @EnumSource
  void anEntryIsNotProlonged(Way way) {
    for (String value : List.of("old", "")) {
      StoreKey key = key("quotes");
      write(way, here, key, value);
      Lease lease = overEntry(way, here, key, value);
      assertEquals(false, way.ask(here.renew(key, lease, 1)));
      assertLeft(found(way, there, key), TTL * 500_000L, "a renewal");
      overEntry(way, there, key, value);
    }
  }

  private void assertLeft(Found found, long atLeast, String otherwise) {
    if (tellsTimeLeft()) {
      assertTrue(found.leftNanos() > atLeast, otherwise);
    } else {
      assertEquals(0, found.leftNanos());
    }
  }

  private Lease overEntry(Way way, SharedStore store, StoreKey key, String value) {
    Found found = found(way, store, key);
    assertArrayEquals(bytes(value), found.bytes());
    assertNotNull(found.lease());
    return found.lease();
  }

  private void assertDoesNotLand(Way way, StoreKey key, Lease lease) {
    assertEquals(false, way.ask(here.write(key, groups, lease, bytes("late"), TTL)));
  }
}
