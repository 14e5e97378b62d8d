package dev.refrain.store;

import org.jspecify.annotations.Nullable;

/**
 * Where reads look for entries: a hash table without locks on reading, so small that a JIT puts it
 * into the calling method. Thread-safe.
 *
 * <p>It is a help, Caffeine is the truth: an entry expires before it leaves the store, so that
 * finding it here does no harm; and a read that meets a change of the table may miss an entry that
 * the store has, which the way of a miss makes good.
 */
final class EntryIndex {
  private static final int FEWEST = 16;
  private static final int MOST = 1 << 28;

  // Not volatile: who sees an old table, or an old link, finds nothing or what has expired.
  private @Nullable KeptEntry[] heads = new KeptEntry[FEWEST];
  private int count;

  @Nullable KeptEntry find(Object key) {
    @Nullable KeptEntry[] all = heads;
    KeptEntry head = all[slot(key.hashCode(), all)];
    return head == null || head.key == key ? head : search(head, key);
  }

  private static @Nullable KeptEntry search(KeptEntry head, Object key) {
    KeptEntry each = head;
    do {
      Object other = each.key;
      if (other == key || key.equals(other)) {
        return each;
      }
      each = each.next;
    } while (each != null);
    return null;
  }

  /** An entry whose key has this hash code. */
  @Nullable KeptEntry find(int hash) {
    @Nullable KeptEntry[] all = heads;
    for (KeptEntry each = all[slot(hash, all)]; each != null; each = each.next) {
      if (each.key.hashCode() == hash) {
        return each;
      }
    }
    return null;
  }

  private static int slot(int hash, @Nullable KeptEntry[] all) {
    return (hash ^ (hash >>> 16)) & (all.length - 1);
  }

  /** Adds an entry that is not in it; gives how many there are now. */
  int add(KeptEntry entry) {
    int hash = entry.key.hashCode();
    synchronized (this) {
      if (count >= heads.length - (heads.length >>> 2) && heads.length < MOST) {
        grow();
      }
      @Nullable KeptEntry[] all = heads;
      int slot = slot(hash, all);
      entry.next = all[slot];
      all[slot] = entry;
      return ++count;
    }
  }

  private void grow() {
    @Nullable KeptEntry[] all = new KeptEntry[heads.length * 2];
    for (KeptEntry head : heads) {
      for (KeptEntry each = head; each != null; ) {
        KeptEntry next = each.next;
        int slot = slot(each.key.hashCode(), all);
        each.next = all[slot];
        all[slot] = each;
        each = next;
      }
    }
    heads = all;
  }

  /** Removes an entry, if it is in it. */
  void remove(KeptEntry entry) {
    int hash = entry.key.hashCode();
    synchronized (this) {
      @Nullable KeptEntry[] all = heads;
      int slot = slot(hash, all);
      KeptEntry before = null;
      for (KeptEntry each = all[slot]; each != null; each = each.next) {
        if (each == entry) {
          if (before == null) {
            all[slot] = each.next;
          } else {
            before.next = each.next;
          }
          count--;
          return;
        }
        before = each;
      }
    }
  }
}
