package dev.refrain.store;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Counts the changes of keys in a shared store, by stripes of keys. Who keeps a copy takes a {@link
 * Stamp} before reading it; the copy may be served while the stamp is current. Two keys in one
 * stripe cost a miss at worst. Thread-safe.
 *
 * <p>Nothing has to be found and removed when a change is heard of, and one that is heard of
 * between the reading of a copy and the keeping of it voids the copy, too.
 */
public final class Changes {
  private static final int STRIPES = 1 << 16;

  private final AtomicIntegerArray counts = new AtomicIntegerArray(STRIPES);

  /** A stamp of now, for a copy of an entry that belongs to these groups. */
  public Stamp stamp(StoreKey key, List<StoreKey> groups) {
    int[] stripes = new int[2 + 2 * groups.size()];
    note(stripes, 0, key);
    for (int i = 0; i < groups.size(); i++) {
      note(stripes, 2 + 2 * i, groups.get(i));
    }
    return new Stamp(this, stripes);
  }

  /** A stamp of now, for what belongs to these groups, of which there is at least one. */
  public Stamp stamp(List<StoreKey> groups) {
    return stamp(groups.get(0), groups.subList(1, groups.size()));
  }

  private void note(int[] stripes, int at, StoreKey key) {
    int stripe = key.hashCode() & (STRIPES - 1);
    stripes[at] = stripe;
    stripes[at + 1] = counts.get(stripe);
  }

  boolean isCurrent(int[] stripes) {
    for (int i = 0; i < stripes.length; i += 2) {
      if (counts.get(stripes[i]) != stripes[i + 1]) {
        return false;
      }
    }
    return true;
  }

  /** What stands under a key has changed. */
  public void changed(StoreKey key) {
    counts.incrementAndGet(key.hashCode() & (STRIPES - 1));
  }

  /** What stands under a key, of these bytes, has changed. */
  public void changed(byte[] key) {
    counts.incrementAndGet(StoreKey.hash(key) & (STRIPES - 1));
  }

  /** Anything may have changed: changes may have been missed. */
  public void anythingChanged() {
    for (int i = 0; i < STRIPES; i++) {
      counts.incrementAndGet(i);
    }
  }
}
