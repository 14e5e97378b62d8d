package dev.refrain.call;

import dev.refrain.store.Completion;
import dev.refrain.store.Request;
import dev.refrain.store.StoreKey;
import org.jspecify.annotations.Nullable;

/** What one eviction voids in a shared store: a group of entries. Immutable. */
final class SharedEviction {
  private final SharedRule rule;
  private final StoreKey group;

  SharedEviction(SharedRule rule, StoreKey group) {
    this.rule = rule;
    this.group = group;
  }

  private Request<Boolean> request() {
    return rule.store().evictGroup(group, rule.keys().all());
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
        && ((SharedEviction) other).rule.store() == rule.store();
  }
}
