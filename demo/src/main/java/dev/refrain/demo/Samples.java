package dev.refrain.demo;

import java.util.Arrays;
import java.util.List;

/** The latency of each request of a load: when it ended, of which kind it was, how long it took. */
final class Samples {
  private int size;
  private int[] atMillis = new int[1024];
  private int[] micros = new int[1024];
  private byte[] endpoints = new byte[1024];

  void add(Endpoint endpoint, long endMillis, long tookMicros) {
    grow(size + 1);
    atMillis[size] = (int) endMillis;
    micros[size] = (int) Math.min(tookMicros, Integer.MAX_VALUE);
    endpoints[size++] = (byte) endpoint.ordinal();
  }

  static Samples all(List<Samples> parts) {
    Samples all = new Samples();
    for (Samples part : parts) {
      all.grow(all.size + part.size);
      System.arraycopy(part.atMillis, 0, all.atMillis, all.size, part.size);
      System.arraycopy(part.micros, 0, all.micros, all.size, part.size);
      System.arraycopy(part.endpoints, 0, all.endpoints, all.size, part.size);
      all.size += part.size;
    }
    return all;
  }

  int size() {
    return size;
  }

  Latencies latencies() {
    return new Latencies(Arrays.copyOf(micros, size));
  }

  Latencies latencies(Endpoint endpoint) {
    int[] chosen = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (endpoints[i] == endpoint.ordinal()) {
        chosen[count++] = micros[i];
      }
    }
    return new Latencies(Arrays.copyOf(chosen, count));
  }

  /** One for each second of the load. */
  Latencies[] bySecond(int seconds) {
    int[] counts = new int[seconds];
    for (int i = 0; i < size; i++) {
      if (atMillis[i] / 1000 < seconds) {
        counts[atMillis[i] / 1000]++;
      }
    }
    int[][] chosen = new int[seconds][];
    for (int second = 0; second < seconds; second++) {
      chosen[second] = new int[counts[second]];
    }
    for (int i = 0; i < size; i++) {
      int second = atMillis[i] / 1000;
      if (second < seconds) {
        chosen[second][--counts[second]] = micros[i];
      }
    }
    Latencies[] result = new Latencies[seconds];
    Arrays.setAll(result, second -> new Latencies(chosen[second]));
    return result;
  }

  private void grow(int needed) {
    if (needed > micros.length) {
      int length = Math.max(needed, micros.length * 2);
      atMillis = Arrays.copyOf(atMillis, length);
      micros = Arrays.copyOf(micros, length);
      endpoints = Arrays.copyOf(endpoints, length);
    }
  }
}
