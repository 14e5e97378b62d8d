package dev.refrain.store;

/** Tells which entries are meant, by their keys. */
public interface KeyFilter {
  boolean test(Object key);
}
