package dev.refrain.call;

import dev.refrain.store.Changes;
import dev.refrain.store.Lease;
import dev.refrain.store.Stamp;
import dev.refrain.store.StoreKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a flight has to do with a shared store: where its entry is, and its right to write it. */
final class SharedLoad {
  private final List<StoreKey> groups;
  private final Changes changes;
  private volatile StoreKey key;
  private volatile Stamp stamp;
  private volatile @Nullable Lease lease;
  private volatile @Nullable Lease claim;
  private volatile boolean overEntry;
  private volatile boolean cutOff;
  private volatile boolean aside;

  SharedLoad(StoreKey key, List<StoreKey> groups, Changes changes) {
    this.key = key;
    this.groups = groups;
    this.changes = changes;
    this.stamp = changes.stamp(key, groups);
  }

  StoreKey key() {
    return key;
  }

  /** Its entry stands beside that of another version of the application. */
  void moveAside(String version) {
    key = new StoreKey(key.text() + '~' + version);
    aside = true;
    stampNow();
  }

  boolean isAside() {
    return aside;
  }

  List<StoreKey> groups() {
    return groups;
  }

  /** Taken before the store was last asked. */
  Stamp stamp() {
    return stamp;
  }

  /** Before the store is asked. */
  void stampNow() {
    stamp = changes.stamp(key, groups);
  }

  /** {@code null}: the value must not be written. */
  @Nullable Lease lease() {
    return lease;
  }

  void lease(@Nullable Lease lease) {
    this.lease = lease;
    this.overEntry = false;
  }

  /** The right to replace an entry that stands there, and stays there if the load fails. */
  void leaseOver(@Nullable Lease entry) {
    this.lease = entry;
    this.overEntry = true;
  }

  boolean isOverEntry() {
    return overEntry;
  }

  /**
   * The right to be the one in all processes that refreshes an entry; {@code null}: not claimed.
   */
  @Nullable Lease claim() {
    return claim;
  }

  void claim(@Nullable Lease claim) {
    this.claim = claim;
  }

  /** Where the claim stands in the store. */
  StoreKey claimKey() {
    return new StoreKey(key.text() + "~refresh");
  }

  /** Whether memory alone may keep the value: the store can't, and copies end when they should. */
  boolean isCutOff() {
    return cutOff;
  }

  void cutOff(boolean cutOff) {
    this.cutOff = cutOff;
  }
}
