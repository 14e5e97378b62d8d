package dev.refrain.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What callers ask for: how many things there are, and which of them how often. */
public enum Demand {
  /** A hundred things, one as likely as another: the cache is almost empty. */
  FEW(100, 1 << 10),

  /** So many things that the cache is 90 % full, one as likely as another. */
  NEARLY_FULL(Contender.MAXIMUM_ENTRIES * 9 / 10, 1 << 16),

  /** The r-th thing with a likelihood of 1/r; all of them fill 80 % of the cache. */
  ZIPF(Contender.MAXIMUM_ENTRIES * 8 / 10, 1 << 16),

  /** A million things in turn: none is there any more, or yet. */
  EVER_NEW(1 << 20, 1 << 20);

  private final int things;
  private final int length;

  Demand(int things, int length) {
    this.things = things;
    this.length = length;
  }

  int things() {
    return things;
  }

  /** Which things one caller asks for in turn, again and again; its length is a power of two. */
  int[] row(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] row = new int[length];
    double[] upTo = this == ZIPF ? harmonic(things) : new double[0];
    for (int i = 0; i < length; i++) {
      switch (this) {
        case EVER_NEW:
          row[i] = i;
          break;
        case ZIPF:
          int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[things - 1]);
          row[i] = Math.min(things - 1, at < 0 ? -at - 1 : at);
          break;
        default:
          row[i] = random.nextInt(things);
      }
    }
    return row;
  }

  private static double[] harmonic(int count) {
    double[] sums = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
    return sums;
  }
}
