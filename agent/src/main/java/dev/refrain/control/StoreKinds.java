package dev.refrain.control;

import dev.refrain.observe.StoreCounters;
import dev.refrain.rules.StoreSettings;
import dev.refrain.rules.StoreType;
import dev.refrain.store.Changes;
import dev.refrain.store.SharedStore;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The kinds of shared stores, one line each. */
final class StoreKinds {
  private StoreKinds() {}

  /**
   * A store, which connects when it is first asked for something.
   *
   * @param changes hears of changes by others; {@code null} where no copies are kept
   * @param aging whether some rule serves stale values, or refreshes them before
   * @param counters count what the store can't keep
   * @throws IOException where a file of certificates can't be read
   */
  static SharedStore open(
      StoreSettings settings, @Nullable Changes changes, boolean aging, StoreCounters counters)
      throws IOException {
    return settings.type() == StoreType.MEMCACHED
        ? MemcachedKind.open(settings, counters)
        : RedisKind.open(settings, changes, aging);
  }
}
