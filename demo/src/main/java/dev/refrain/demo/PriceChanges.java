package dev.refrain.demo;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Prices changed through one instance: how long after the answer to the change the other one first
 * answered with the new price, and how often it gave the old one meanwhile.
 *
 * @param millis of each change, in order; what was not seen at all is infinite
 */
record PriceChanges(double[] millis, int oldReads, int watchedSeconds) {
  private static final long PAUSE_NANOS = 200_000;
  private static final int FIRST_PRODUCT = 100;

  static PriceChanges watch(URI writer, URI reader, int changes, int seconds) throws IOException {
    double[] millis = new double[changes];
    int oldReads = 0;
    try (HttpLine write = new HttpLine(writer);
        HttpLine read = new HttpLine(reader)) {
      for (int i = 0; i < changes; i++) {
        String product = "/products/" + (FIRST_PRODUCT + i);
        write.get(product);
        // Twice: the second answer comes from what the first one left in memory.
        read.get(product);
        String before = read.get(product).body();
        int cents = before.contains("\"priceCents\":4711,") ? 4712 : 4711;
        int status = write.post(product + "/price", "cents=" + cents).status();
        if (status != 200) {
          throw new IOException("changing the price of " + product + " gave status " + status);
        }
        long begin = System.nanoTime();
        millis[i] = Double.POSITIVE_INFINITY;
        while (System.nanoTime() - begin < seconds * 1_000_000_000L) {
          if (read.get(product).body().contains("\"priceCents\":" + cents + ",")) {
            millis[i] = (System.nanoTime() - begin) / 1e6;
            break;
          }
          oldReads++;
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
    Arrays.sort(millis);
    return new PriceChanges(millis, oldReads, seconds);
  }

  boolean allSeen() {
    return longest() < Double.POSITIVE_INFINITY;
  }

  double median() {
    return millis[millis.length / 2];
  }

  double longest() {
    return millis[millis.length - 1];
  }

  /** A time, or that it was not seen. */
  String figure(double value) {
    return value == Double.POSITIVE_INFINITY
        ? "not in " + watchedSeconds + " s"
        : Figure.millis(value);
  }
}
