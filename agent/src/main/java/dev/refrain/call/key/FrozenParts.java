package dev.refrain.call.key;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A copy of what was in an object: its kind and its frozen parts, in order. Immutable. */
final class FrozenParts {
  /** The class of an array or bean; {@code List}, {@code Set}, … for any implementation. */
  private final Class<?> kind;

  private final Object[] parts;
  private final int hash;

  /** The array becomes this object's own. */
  FrozenParts(Class<?> kind, Object... parts) {
    this.kind = kind;
    this.parts = parts;
    this.hash = KeyHash.of(parts);
  }

  Class<?> kind() {
    return kind;
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
    if (!(o instanceof FrozenParts)) {
      return false;
    }
    FrozenParts other = (FrozenParts) o;
    return hash == other.hash && kind == other.kind && Arrays.equals(parts, other.parts);
  }

  @Override
  public String toString() {
    return kind.getSimpleName() + Arrays.toString(parts);
  }
}
