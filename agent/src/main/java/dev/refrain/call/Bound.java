package dev.refrain.call;

import org.jspecify.annotations.Nullable;

/** What the rules in force make of one method. Immutable. */
final class Bound {
  static final Bound NONE = new Bound(null, null, null);

  private final @Nullable CachedMethod cached;
  private final @Nullable String identity;
  private final @Nullable Doorway doorway;

  /**
   * What the rules make of a method.
   *
   * @param cached the method under its caching rule, if it has one
   * @param identity what the entries of {@code cached} rest on
   * @param doorway where calls go, if not straight to {@code cached}
   */
  Bound(@Nullable CachedMethod cached, @Nullable String identity, @Nullable Doorway doorway) {
    this.cached = cached;
    this.identity = identity;
    this.doorway = doorway;
  }

  @Nullable CachedMethod cached() {
    return cached;
  }

  @Nullable String identity() {
    return identity;
  }

  @Nullable Doorway doorway() {
    return doorway;
  }

  boolean isCachedOnly() {
    return cached != null && doorway == null;
  }
}
