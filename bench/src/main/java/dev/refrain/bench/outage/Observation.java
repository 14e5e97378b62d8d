package dev.refrain.bench.outage;

/**
 * What the callers, and the back end, saw in some time; times in nanoseconds. Immutable.
 *
 * @param mostOfOne how often the back end was asked for one product, at most; of a phase only
 */
record Observation(
    String phase,
    long calls,
    long failures,
    long median,
    long p99,
    long longest,
    long asked,
    long mostOfOne) {
  /** Of a line of the service, but for its first word. */
  static Observation parse(String[] words) {
    long[] numbers = new long[7];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Long.parseLong(words[i + 2]);
    }
    return new Observation(
        words[1],
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5],
        numbers[6]);
  }
}
