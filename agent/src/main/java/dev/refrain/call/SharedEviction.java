package dev.refrain.call;

import dev.refrain.store.Completion;
import dev.refrain.store.GuardedStore;
import dev.refrain.store.Request;
import dev.refrain.store.StoreKey;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one eviction voids in a shared store: a group of entries. Immutable. */
final class SharedEviction {
  private final GuardedStore store;
  private final StoreKey group;
  private final List<StoreKey> rules;

  /** Of entries of one rule. */
  SharedEviction(SharedRule rule, StoreKey group) {
    this(rule.store(), group, Collections.singletonList(rule.keys().all()));
  }

  /**
   * Of entries of several rules.
   *
   * @param rules the groups of all their entries
   */
  SharedEviction(GuardedStore store, StoreKey group, List<StoreKey> rules) {
    this.store = store;
    this.group = group;
    this.rules = rules;
  }

  private Request<Boolean> request() {
    return store.evictGroup(group, rules);
  }

  /** Evicts, and waits for it, at most the store's timeout. */
  void await() {
    request().await();
  }

  /** Evicts without waiting; {@code after} runs when it is done, or will be done later. */
  void send(final Runnable after) {
    request()
        .whenEnded(
            new Completion<Boolean>() {
              @Override
              public void ended(@Nullable Boolean done) {
                after.run();
              }
            });
  }

  @Override
  public int hashCode() {
    return group.hashCode();
  }

  /** Of the same group: done once. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SharedEviction
        && ((SharedEviction) other).group.equals(group)
        && ((SharedEviction) other).store == store;
  }
}
