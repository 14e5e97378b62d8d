package dev.refrain.bench;

/**
 * How much time the measurements take: so many forks of each subject, one after the other's.
 *
 * @param warmUp iterations of half a second
 * @param measured iterations of half a second
 * @param starts of each program whose start is timed
 */
record Effort(int forks, int warmUp, int measured, int starts) {
  static final Effort QUICK = new Effort(1, 7, 8, 11);
  static final Effort FULL = new Effort(4, 8, 10, 31);
}
