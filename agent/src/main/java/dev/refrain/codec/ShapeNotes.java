package dev.refrain.codec;

import java.util.Arrays;

/** The shapes of the objects of one value that its codec has not seen before. */
final class ShapeNotes {
  private final SeenShapes seen;
  private long[] fresh = {};
  private int count;

  ShapeNotes(SeenShapes seen) {
    this.seen = seen;
  }

  /**
   * Notes an object.
   *
   * @param place where it stands in the value
   * @param type its class
   * @param nulls which of its fields are null, one bit each
   */
  void note(int place, Class<?> type, long nulls) {
    long shape = (place * 31L + type.getName().hashCode()) * 0x9E3779B97F4A7C15L + nulls;
    shape = (shape ^ (shape >>> 29)) * 0xBF58476D1CE4E5B9L | 1;
    if (!seen.has(shape)) {
      if (count == fresh.length) {
        fresh = Arrays.copyOf(fresh, Math.max(8, count * 2));
      }
      // Unseen ones may come again and again in one value: a long list of them stays short.
      if (count == 0 || fresh[count - 1] != shape) {
        fresh[count++] = shape;
      }
    }
  }

  boolean isNew() {
    return count > 0;
  }

  /** The value came back whole. */
  void accept() {
    for (int i = 0; i < count; i++) {
      seen.add(fresh[i]);
    }
  }
}
