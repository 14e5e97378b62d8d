package dev.refrain.store.redis;

import dev.refrain.store.Completion;
import dev.refrain.store.StoreKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Groups that were evicted lately, as the server confirmed. A server that takes its place may not
 * have heard of that, since replicas are told later than we are: it is told again. Thread-safe.
 */
final class RecentEvictions {
  private static final int MOST = 4_000;
  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final int MOST_TRIES = 3;

  private final RedisStore store;
  private final Map<StoreKey, Long> groups = new LinkedHashMap<>();

  RecentEvictions(RedisStore store) {
    this.store = store;
  }

  synchronized void add(StoreKey group) {
    groups.remove(group);
    groups.put(group, store.now());
    drop(groups.size() > MOST);
  }

  private void drop(boolean full) {
    boolean first = full;
    Iterator<Long> times = groups.values().iterator();
    while (times.hasNext() && (store.now() - times.next() > KEPT_NANOS || first)) {
      times.remove();
      first = false;
    }
  }

  /** Another server may be there now. */
  void repeat() {
    List<StoreKey> all;
    synchronized (this) {
      drop(false);
      all = new ArrayList<>(groups.keySet());
    }
    for (int i = 0; i < all.size(); i++) {
      repeat(all.get(i), 1);
    }
  }

  private void repeat(final StoreKey group, final int tries) {
    store
        .repeated(group)
        .whenEnded(
            new Completion<Boolean>() {
              @Override
              public void ended(@Nullable Boolean done) {
                if (!Boolean.TRUE.equals(done) && tries < MOST_TRIES) {
                  repeat(group, tries + 1);
                }
              }
            });
  }
}
