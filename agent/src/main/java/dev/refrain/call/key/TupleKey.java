package dev.refrain.call.key;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A key of more than three parts. Immutable. */
final class TupleKey {
  private final Object[] parts;
  private final int hash;

  /** The array becomes the key's own. */
  TupleKey(Object[] parts) {
    this.parts = parts;
    this.hash = KeyHash.of(parts);
  }

  /** Not to be written to. */
  Object[] parts() {
    return parts;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    if (!(o instanceof TupleKey)) {
      return false;
    }
    TupleKey other = (TupleKey) o;
    return hash == other.hash && Arrays.equals(parts, other.parts);
  }

  @Override
  public String toString() {
    return Arrays.toString(parts);
  }
}
