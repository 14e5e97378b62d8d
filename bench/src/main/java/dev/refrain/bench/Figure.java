package dev.refrain.bench;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What was measured of one subject, over all its forks. Immutable.
 *
 * @param nanos the median of all iterations: other work on the machine moves it least
 * @param spread half the way from the tenth to the ninetieth hundredth of them
 * @param bytes what one call allocates
 */
record Figure(double nanos, double spread, double bytes) {
  static Figure of(RunResult run) {
    Statistics nanos = run.getPrimaryResult().getStatistics();
    Result<?> bytes = run.getSecondaryResults().get("gc.alloc.rate.norm");
    return new Figure(
        nanos.getPercentile(50),
        (nanos.getPercentile(90) - nanos.getPercentile(10)) / 2,
        bytes == null ? Double.NaN : bytes.getStatistics().getPercentile(50));
  }
}
