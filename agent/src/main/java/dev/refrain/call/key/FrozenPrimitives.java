package dev.refrain.call.key;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A copy of an array of primitives. Immutable. */
final class FrozenPrimitives {
  private final Object array;
  private final int hash;

  FrozenPrimitives(Object array) {
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    this.array = copy;
    this.hash = hash(copy);
  }

  /** The class of the array. */
  Class<?> kind() {
    return array.getClass();
  }

  private static int hash(Object array) {
    if (array instanceof byte[]) {
      return Arrays.hashCode((byte[]) array);
    }
    if (array instanceof int[]) {
      return Arrays.hashCode((int[]) array);
    }
    if (array instanceof long[]) {
      return Arrays.hashCode((long[]) array);
    }
    if (array instanceof double[]) {
      return Arrays.hashCode((double[]) array);
    }
    if (array instanceof char[]) {
      return Arrays.hashCode((char[]) array);
    }
    if (array instanceof boolean[]) {
      return Arrays.hashCode((boolean[]) array);
    }
    return array instanceof short[]
        ? Arrays.hashCode((short[]) array)
        : Arrays.hashCode((float[]) array);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    if (!(o instanceof FrozenPrimitives)) {
      return false;
    }
    FrozenPrimitives other = (FrozenPrimitives) o;
    return hash == other.hash
        && array.getClass() == other.array.getClass()
        && Arrays.deepEquals(new Object[] {array}, new Object[] {other.array});
  }

  @Override
  public String toString() {
    return Arrays.deepToString(new Object[] {array});
  }
}
