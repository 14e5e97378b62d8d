package dev.refrain.call.key;

/** Mixes hash codes, so that keys made of small numbers in a row do not fall together. */
final class KeyHash {
  private static final int GOLDEN = 0x9E3779B1;

  private KeyHash() {}

  static int of(int one, int other) {
    return spread(one * GOLDEN + other);
  }

  static int of(int one, int other, int third) {
    return spread((one * GOLDEN + other) * GOLDEN + third);
  }

  static int of(Object[] parts) {
    int hash = parts.length;
    for (Object part : parts) {
      hash = hash * GOLDEN + part.hashCode();
    }
    return spread(hash);
  }

  private static int spread(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    return mixed ^ (mixed >>> 13);
  }
}
