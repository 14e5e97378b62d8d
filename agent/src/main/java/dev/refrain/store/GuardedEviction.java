package dev.refrain.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One eviction from a guarded store, which never gets lost. */
final class GuardedEviction implements Request<Boolean>, Completion<Boolean> {
  private final GuardedStore guard;
  private final StoreKey group;
  private final List<StoreKey> rules;
  private @Nullable Completion<Boolean> completion;

  GuardedEviction(GuardedStore guard, StoreKey group, List<StoreKey> rules) {
    this.guard = guard;
    this.group = group;
    this.rules = rules;
  }

  @Override
  public @Nullable Boolean await() {
    if (guard.isOpen()) {
      guard.store().awaitOver();
    }
    if (isQueued()) {
      return null;
    }
    Boolean done = Thread.currentThread().isInterrupted() ? null : request().await();
    if (done == null && Thread.currentThread().isInterrupted()) {
      // A wait that was cut short says nothing of the store.
      request().whenEnded(this);
    } else {
      ended(done);
    }
    return Boolean.TRUE.equals(done) ? done : null;
  }

  @Override
  public void whenEnded(Completion<Boolean> told) {
    completion = told;
    if (guard.isOpen()) {
      guard
          .store()
          .whenOver(
              new Runnable() {
                @Override
                public void run() {
                  send();
                }
              });
    } else {
      send();
    }
  }

  private void send() {
    if (isQueued()) {
      tell(null);
    } else {
      request().whenEnded(this);
    }
  }

  private Request<Boolean> request() {
    return guard.store().evictGroup(group);
  }

  private boolean isQueued() {
    if (guard.queueWhileOpen(group, rules)) {
      guard.changes().changed(group);
      return true;
    }
    return false;
  }

  @Override
  public void ended(@Nullable Boolean done) {
    boolean made = Boolean.TRUE.equals(done);
    if (!made) {
      guard.failedToEvict(group, rules, done != null);
    }
    // The store keeps its word about our own writes to itself.
    guard.changes().changed(group);
    tell(made ? done : null);
  }

  private void tell(@Nullable Boolean done) {
    Completion<Boolean> told = completion;
    if (told != null) {
      told.ended(done);
    }
  }
}
