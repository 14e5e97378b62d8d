package dev.refrain.store;

import org.jspecify.annotations.Nullable;

/** Entries by key, within bounds. Thread-safe. */
public interface Store {
  /** The entry of a key, if there is one that may still be served. */
  @Nullable Entry get(Object key);

  /** Keeps an entry in place of the key's former one. */
  void put(Object key, Entry entry);

  void remove(Object key);

  /** Removes every entry. */
  void clear();
}
