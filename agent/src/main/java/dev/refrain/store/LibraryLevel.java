package dev.refrain.store;

/** The levels at which Caffeine logs, in place of the JDK's; see {@link LibraryLog}. */
public enum LibraryLevel {
  WARNING,
  SEVERE
}
