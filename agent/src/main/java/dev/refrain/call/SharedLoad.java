package dev.refrain.call;

import dev.refrain.store.Changes;
import dev.refrain.store.Lease;
import dev.refrain.store.Stamp;
import dev.refrain.store.StoreKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a flight has to do with a shared store: where its entry is, and its right to write it. */
final class SharedLoad {
  private final StoreKey key;
  private final List<StoreKey> groups;
  private final Changes changes;
  private final @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
  private volatile Stamp stamp;
  private volatile @Nullable Lease lease;
  private volatile boolean cutOff;

  SharedLoad(StoreKey key, List<StoreKey> groups, Changes changes) {
    this.key = key;
    this.groups = groups;
    this.changes = changes;
    this.stamp = changes.stamp(key, groups);
  }

  StoreKey key() {
    return key;
  }

  List<StoreKey> groups() {
    return groups;
  }

  /** The context class loader of the call, for a body that runs elsewhere. */
  @Nullable ClassLoader context() {
    return context;
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
  }

  /** Whether memory alone may keep the value: the store can't, and copies end when they should. */
  boolean isCutOff() {
    return cutOff;
  }

  void cutOff(boolean cutOff) {
    this.cutOff = cutOff;
  }
}
