package dev.refrain.store.redis;

import dev.refrain.store.Completion;
import dev.refrain.store.SharedStore;
import dev.refrain.store.StoreKey;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that generations last longer than the entries that carry them. Touching one tells all
 * processes that it has changed, and so it is done rarely: what is known to last is left alone.
 */
final class Generations {
  private static final int MOST_KNOWN = 10_000;
  private static final long SPARE_MILLIS = TimeUnit.DAYS.toMillis(1);

  private final RedisStore store;
  private final ConcurrentMap<StoreKey, Known> known = new ConcurrentHashMap<>();

  Generations(RedisStore store) {
    this.store = store;
  }

  /** An entry of this group is written. */
  void lastFor(StoreKey group, byte[] generation, long ttlMillis) {
    boolean forever = ttlMillis == SharedStore.FOREVER_MILLIS;
    long needed = forever ? 0 : Math.min(ttlMillis, Long.MAX_VALUE / 4) + SPARE_MILLIS;
    long now = TimeUnit.NANOSECONDS.toMillis(store.now());
    Known before = known.get(group);
    if (before != null
        && Arrays.equals(before.generation, generation)
        && (before.endless || (!forever && before.endMillis - now >= needed))) {
      return;
    }
    long wanted = forever ? 0 : 2 * needed + Commands.GENERATION_MILLIS;
    new Prolonging(store, group, needed, wanted)
        .whenEnded(
            new Completion<Long>() {
              @Override
              public void ended(@Nullable Long left) {
                if (left != null && left != -2) {
                  remember(group, new Known(generation, now + left, left == -1));
                }
              }
            });
  }

  private void remember(StoreKey group, Known fact) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(group, fact);
  }

  /** How long a generation lasts at least. */
  private static final class Known {
    final byte[] generation;
    final long endMillis;
    final boolean endless;

    Known(byte[] generation, long endMillis, boolean endless) {
      this.generation = generation;
      this.endMillis = endMillis;
      this.endless = endless;
    }
  }

  /** Answers for how many ms the generation lasts: -1 for ever, -2 if it is gone. */
  private static final class Prolonging extends ScriptRequest<Long> {
    Prolonging(RedisStore store, StoreKey group, long neededMillis, long wantedMillis) {
      super(
          store,
          Script.PROLONG,
          group,
          CommandWriter.ascii(Long.toString(neededMillis)),
          CommandWriter.ascii(Long.toString(wantedMillis)));
    }

    @Override
    Long result(long number) {
      return number;
    }

    @Override
    @Nullable Long refused() {
      return null;
    }
  }
}
