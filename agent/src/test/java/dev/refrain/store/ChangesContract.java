package dev.refrain.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.Until;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a shared store that tells of changes keeps to, so that copies can be kept near. */
public abstract class ChangesContract {
  private static final long LEASE = 20_000;
  private static final long TTL = 60_000;

  private final StoreKey rule = SharedStoreContract.key("rule");
  private final StoreKey key = SharedStoreContract.key("quotes");
  private final List<StoreKey> groups = List.of(rule);
  private final Changes changes = new Changes();
  private SharedStore here;
  private SharedStore there;

  /** A store on the one server, or set of servers, of this test class; its timeout is 5 s. */
  protected abstract SharedStore open(Changes changes);

  /** An operator's tool deletes a key. */
  protected abstract void operatorDeletes(StoreKey key);

  @BeforeEach
  void openBoth() {
    here = open(changes);
    there = open(new Changes());
    Until.holds("changes are told", () -> here.read(key, groups, LEASE).await() != null);
    assertTrue(here.tellsChanges());
    here.evict(key).await();
  }

  @AfterEach
  void closeBoth() {
    here.close();
    there.close();
  }

  @ParameterizedTest
  @EnumSource
  void anOwnWriteKeepsTheCopy_andAForeignEvictionEndsIt(Way way) {
    Stamp stamp = changes.stamp(key, groups);
    write(way, here);
    stillCurrent(stamp);
    assertEquals(true, way.ask(there.evict(key)));
    ends(stamp);
  }

  @ParameterizedTest
  @EnumSource
  void anOperatorsDeleteEndsACopyOfWhatWasWritten(Way way) {
    Stamp stamp = changes.stamp(key, groups);
    write(way, here);
    operatorDeletes(key);
    ends(stamp);
  }

  @ParameterizedTest
  @EnumSource
  void anOperatorsDeleteEndsACopyOfWhatWasRead(Way way) {
    write(way, there);
    Stamp stamp = changes.stamp(key, groups);
    assertNotNull(way.ask(here.read(key, groups, LEASE)).bytes());
    stillCurrent(stamp);
    operatorDeletes(key);
    ends(stamp);
  }

  @ParameterizedTest
  @EnumSource
  void aForeignEvictionOfAGroupEndsACopy(Way way) {
    Stamp stamp = changes.stamp(key, groups);
    write(way, here);
    stillCurrent(stamp);
    assertEquals(true, way.ask(there.evictGroup(rule)));
    ends(stamp);
  }

  @ParameterizedTest
  @EnumSource
  void anOwnEvictionEndsACopyAtOnce(Way way) {
    write(way, here);
    Stamp stamp = changes.stamp(key, groups);
    way.ask(here.evict(key));
    assertEquals(false, stamp.isCurrent());
    stamp = changes.stamp(key, groups);
    way.ask(here.evictGroup(rule));
    assertEquals(false, stamp.isCurrent());
  }

  @ParameterizedTest
  @EnumSource
  void aForeignRefreshEndsACopyOfTheFormerEntry(Way way) {
    write(way, there);
    Stamp stamp = changes.stamp(key, groups);
    assertNotNull(way.ask(here.read(key, groups, LEASE)).bytes());
    stillCurrent(stamp);
    write(way, there);
    ends(stamp);
  }

  @ParameterizedTest
  @EnumSource
  void anOwnRefreshKeepsItsCopy_andAForeignOneEndsIt(Way way) {
    write(way, here);
    Stamp stamp = changes.stamp(key, groups);
    write(way, here);
    stillCurrent(stamp);
    write(way, there);
    ends(stamp);
  }

  @ParameterizedTest
  @EnumSource
  void aForeignReleaseOfTheEntryEndsACopy(Way way) {
    Stamp stamp = changes.stamp(key, groups);
    write(way, here);
    Found found = way.ask(there.read(key, groups, LEASE));
    assertNotNull(found.bytes());
    stillCurrent(stamp);
    assertEquals(true, way.ask(there.release(key, found.lease())));
    ends(stamp);
  }

  /** Whatever the server tells of the past has come once it tells of something newer. */
  private void stillCurrent(Stamp stamp) {
    StoreKey later = SharedStoreContract.key("later");
    Stamp mark = changes.stamp(later, List.of());
    assertNotNull(here.read(later, groups, LEASE).await());
    operatorDeletes(later);
    ends(mark);
    assertTrue(stamp.isCurrent(), "nothing has changed, but the copy was given up");
  }

  private static void ends(Stamp stamp) {
    Until.holds("the copy is given up", () -> !stamp.isCurrent());
  }

  /** Over a lease, or over the entry that is there. */
  private void write(Way way, SharedStore store) {
    Lease lease = way.ask(store.read(key, groups, LEASE)).lease();
    assertNotNull(lease);
    assertEquals(true, way.ask(store.write(key, groups, lease, new byte[] {1}, TTL)));
  }
}
