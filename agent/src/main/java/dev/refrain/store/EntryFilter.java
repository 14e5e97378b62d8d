package dev.refrain.store;

/** Tells which entries are meant. */
public interface EntryFilter {
  boolean test(Object key, Entry entry);
}
