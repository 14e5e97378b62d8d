package dev.refrain.codec;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** The elements of an array of primitives at a moment. Immutable. */
final class ArrayContent {
  /** Of a longer one no copy is made: a number stands for it, and no index can be told. */
  private static final int LONGEST_COPY = 8_192;

  /** Beyond these, elements are not looked at. */
  private static final int LONGEST = 1 << 20;

  private final int length;
  private final long digest;
  private final @Nullable Object copy;

  ArrayContent(Object array) {
    this.length = Array.getLength(array);
    long digest = length;
    int looked = Math.min(length, LONGEST);
    if (array instanceof byte[]) {
      byte[] bytes = (byte[]) array;
      for (int i = 0; i < looked; i++) {
        digest = digest * 0x9E3779B97F4A7C15L + bytes[i];
      }
    } else {
      for (int i = 0; i < looked; i++) {
        digest = digest * 0x9E3779B97F4A7C15L + Array.get(array, i).hashCode();
      }
    }
    this.digest = digest;
    if (length > LONGEST_COPY) {
      this.copy = null;
    } else {
      Object made = Array.newInstance(array.getClass().getComponentType(), length);
      System.arraycopy(array, 0, made, 0, length);
      this.copy = made;
    }
  }

  /** How many nodes of a picture it counts for. */
  int weight() {
    return Math.min(length, LONGEST) / 64;
  }

  /** Where another one differs, as a part of a path. */
  String placeOf(ArrayContent other) {
    Object mine = copy;
    Object its = other.copy;
    if (length != other.length) {
      return ".length";
    }
    if (mine == null || its == null) {
      return "[]";
    }
    for (int i = 0; i < length; i++) {
      if (!Array.get(mine, i).equals(Array.get(its, i))) {
        return "[" + i + "]";
      }
    }
    return "[]";
  }

  @Override
  public int hashCode() {
    return (int) (digest ^ (digest >>> 32));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArrayContent
        && ((ArrayContent) other).length == length
        && ((ArrayContent) other).digest == digest;
  }
}
