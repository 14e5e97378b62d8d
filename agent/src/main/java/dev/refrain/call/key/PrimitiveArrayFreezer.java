package dev.refrain.call.key;

import java.lang.reflect.Array;

/** For arrays of primitives: by class and content. */
final class PrimitiveArrayFreezer extends Freezer {
  static final PrimitiveArrayFreezer PRIMITIVES = new PrimitiveArrayFreezer();

  /** What an object on the heap takes, in primitives. */
  private static final int SHARE = 8;

  private PrimitiveArrayFreezer() {}

  @Override
  Object freeze(Object value, Freezing run) {
    run.take(Array.getLength(value) / SHARE);
    return new FrozenPrimitives(value);
  }
}
