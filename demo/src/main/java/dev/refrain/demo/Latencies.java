package dev.refrain.demo;

import java.util.Arrays;

/** Latencies in order: exact percentiles. */
final class Latencies {
  private final int[] micros;

  /** Takes the array over. */
  Latencies(int[] micros) {
    Arrays.sort(micros);
    this.micros = micros;
  }

  int count() {
    return micros.length;
  }

  /** Milliseconds; NaN where there is no sample. */
  double percentile(double percent) {
    if (micros.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100 * micros.length);
    return micros[Math.max(0, rank - 1)] / 1000.0;
  }
}
