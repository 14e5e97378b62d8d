package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** A key of two parts. Immutable. */
final class PairKey {
  private final Object first;
  private final Object second;
  private final int hash;

  PairKey(Object first, Object second) {
    this.first = first;
    this.second = second;
    this.hash = KeyHash.of(first.hashCode(), second.hashCode());
  }

  Object first() {
    return first;
  }

  Object second() {
    return second;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    if (!(o instanceof PairKey)) {
      return false;
    }
    PairKey other = (PairKey) o;
    return hash == other.hash && first.equals(other.first) && second.equals(other.second);
  }

  @Override
  public String toString() {
    return "(" + first + ", " + second + ")";
  }
}
