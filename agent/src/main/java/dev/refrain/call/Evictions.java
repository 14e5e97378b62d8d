package dev.refrain.call;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one call of a writing method evicts, in this process and in shared stores. Memory is emptied
 * before a store is told and again after it: in between a call may have read the store. For one
 * thread at a time.
 */
final class Evictions {
  private final List<LocalEviction> local = new ArrayList<>();
  private final Set<SharedEviction> shared = new LinkedHashSet<>();

  void add(LocalEviction eviction) {
    local.add(eviction);
  }

  void add(SharedEviction eviction) {
    shared.add(eviction);
  }

  boolean isShared() {
    return !shared.isEmpty();
  }

  /** Counts each once for a call, though it is done before the call's body and after. */
  void count() {
    for (int i = 0; i < local.size(); i++) {
      local.get(i).count();
    }
  }

  private void evictLocal() {
    for (int i = 0; i < local.size(); i++) {
      local.get(i).evict();
    }
  }

  /** Evicts, waiting for shared stores, at most their timeout. */
  void await() {
    evictLocal();
    if (isShared()) {
      for (SharedEviction each : shared) {
        each.await();
      }
      evictLocal();
    }
  }

  /**
   * Evicts without waiting.
   *
   * @param after runs once it is done, perhaps in an I/O thread: short
   */
  void send(final Runnable after) {
    evictLocal();
    if (!isShared()) {
      after.run();
      return;
    }
    final AtomicInteger left = new AtomicInteger(shared.size());
    for (SharedEviction each : shared) {
      each.send(
          new Runnable() {
            @Override
            public void run() {
              if (left.decrementAndGet() == 0) {
                evictLocal();
                after.run();
              }
            }
          });
    }
  }
}
