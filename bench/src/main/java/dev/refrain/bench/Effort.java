package dev.refrain.bench;

/**
 * How much time the measurements take: so many forks of each subject, one after the other's.
 *
 * @param warmUp iterations of half a second
 * @param measured iterations of half a second
 */
record Effort(int forks, int warmUp, int measured) {
  static final Effort QUICK = new Effort(1, 7, 8);
  static final Effort FULL = new Effort(4, 8, 10);
}
