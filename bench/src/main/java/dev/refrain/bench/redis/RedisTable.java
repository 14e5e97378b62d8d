package dev.refrain.bench.redis;

import java.util.Locale;
import java.util.function.Supplier;
import redis.clients.jedis.RedisClient;

/** Prints how many values a second come from one server, by way and number of callers. */
public final class RedisTable {
  private static final int KEYS = 1000;
  private static final int ROUNDS = 3;

  private final int port;
  private final double seconds;
  private final String[] keys = new String[KEYS];

  /**
   * A table.
   *
   * @param port of a server on the loopback address
   * @param seconds of each measurement
   */
  public RedisTable(int port, double seconds) {
    this.port = port;
    this.seconds = seconds;
    for (int i = 0; i < KEYS; i++) {
      keys[i] = "bench:quotes:" + i;
    }
  }

  /** Measures and prints. */
  public void print() throws Exception {
    for (int size : new int[] {100, 1000}) {
      print(size);
    }
  }

  private void print(int size) throws Exception {
    byte[] value = new byte[size];
    try (RedisClient client = RedisClient.builder().hostAndPort("127.0.0.1", port).build()) {
      for (String key : keys) {
        client.set(key.getBytes(java.nio.charset.StandardCharsets.UTF_8), value);
      }
      client.flushAll();
      for (String key : keys) {
        client.set(key.getBytes(java.nio.charset.StandardCharsets.UTF_8), value);
      }
    }
    System.out.printf("%nvalues of %d bytes, median of %d rounds, values/s (p99)%n", size, ROUNDS);
    System.out.printf("%-12s%22s%22s%22s%22s%n", "", "1 caller", "8", "64", "256 async");
    double[] jedis = row("jedis pool", false, () -> new JedisGetter(port, keys));
    double[] lettuce = row("Lettuce", true, () -> new LettuceGetter(port, keys));
    double[] store = row("store", true, () -> new StoreGetter(port, keys, value, true));
    row("untracked", true, () -> new StoreGetter(port, keys, value, false));
    target("1 caller", store[0] / jedis[0], 1.0, "jedis");
    target("8 callers", store[1] / jedis[1], 1.2, "jedis");
    target("64 callers", store[2] / jedis[2], 2.3, "jedis");
    target("256 async", store[3] / lettuce[3], 7, "Lettuce");
  }

  private static void target(String what, double ratio, double least, String than) {
    String met = ratio >= least ? "met" : "not met";
    System.out.printf(
        Locale.ROOT, "store, %s: %.2f x %s (target: %.1f, %s)%n", what, ratio, than, least, met);
  }

  private double[] row(String name, boolean async, Supplier<Getter> way) throws Exception {
    double[] rates = new double[4];
    int column = 0;
    System.out.printf("%-12s", name);
    try (Getter getter = way.get()) {
      Rate.ofCallers(getter, 8, KEYS, seconds);
      for (int callers : new int[] {1, 8, 64}) {
        rates[column++] = show(median(() -> Rate.ofCallers(getter, callers, KEYS, seconds)));
      }
      if (async) {
        rates[column] = show(median(() -> Rate.underWay(getter, 256, KEYS, seconds)));
      }
    }
    System.out.println();
    return rates;
  }

  /** A measurement. */
  private interface Round {
    Rate run() throws Exception;
  }

  private static Rate median(Round round) throws Exception {
    Rate[] rates = new Rate[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      rates[i] = round.run();
    }
    java.util.Arrays.sort(rates, java.util.Comparator.comparingDouble(Rate::perSecond));
    return rates[ROUNDS / 2];
  }

  private static double show(Rate rate) {
    String p99 =
        rate.p99Micros() > 0 ? String.format(Locale.ROOT, " (%.0f us)", rate.p99Micros()) : "";
    System.out.printf(
        Locale.ROOT, "%22s", String.format(Locale.ROOT, "%,.0f", rate.perSecond()) + p99);
    System.out.flush();
    return rate.perSecond();
  }
}
