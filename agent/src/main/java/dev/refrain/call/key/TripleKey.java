package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** A key of three parts. Immutable. */
final class TripleKey {
  private final Object first;
  private final Object second;
  private final Object third;
  private final int hash;

  TripleKey(Object first, Object second, Object third) {
    this.first = first;
    this.second = second;
    this.third = third;
    this.hash = KeyHash.of(first.hashCode(), second.hashCode(), third.hashCode());
  }

  Object first() {
    return first;
  }

  Object second() {
    return second;
  }

  Object third() {
    return third;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    if (!(o instanceof TripleKey)) {
      return false;
    }
    TripleKey other = (TripleKey) o;
    return hash == other.hash
        && first.equals(other.first)
        && second.equals(other.second)
        && third.equals(other.third);
  }

  @Override
  public String toString() {
    return "(" + first + ", " + second + ", " + third + ")";
  }
}
