package dev.refrain.rules;

/** Who waits for a shared store, where the method's result is asynchronous. */
public enum Lookup {
  /** The caller, unless its thread is an event loop. */
  AUTO,
  /** The caller, whatever its thread. */
  CALLER,
  /** Nobody: the caller gets its future at once. */
  BACKGROUND;

  /** What one of {@link StoreTable#LOOKUPS} means. */
  static Lookup of(String word) {
    return word.equals("caller") ? CALLER : word.equals("background") ? BACKGROUND : AUTO;
  }
}
