package dev.refrain.bench.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.RedisClient;

/** Prints how many values a second come from one server, by way and number of callers. */
public final class RedisTable {
  private static final int KEYS = 1000;
  private static final int ROUNDS = 5;
  private static final int ASYNC = 256;
  private static final int[] CALLERS = {1, 8, 64, ASYNC};
  private static final int JEDIS = 0;
  private static final int LETTUCE = 1;
  private static final int STORE = 2;

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

  private List<Way> ways(byte[] value) {
    return List.of(
        new Way("jedis pool, GET", () -> new JedisGetter(port, keys, false)),
        new Way("Lettuce, GET", () -> new LettuceGetter(port, keys, false)),
        new Way("store", () -> new StoreGetter(port, keys, value, false)),
        new Way("store, copies near", () -> new StoreGetter(port, keys, value, true)),
        new Way("jedis, MGET + PTTL", () -> new JedisGetter(port, keys, true)),
        new Way("Lettuce, MGET + PTTL", () -> new LettuceGetter(port, keys, true)));
  }

  private void print(int size) throws Exception {
    byte[] value = new byte[size];
    try (RedisClient client = RedisClient.builder().hostAndPort("127.0.0.1", port).build()) {
      client.flushAll();
      for (String key : keys) {
        client.set(key.getBytes(StandardCharsets.UTF_8), value);
      }
    }
    List<Way> ways = ways(value);
    Getter[] getters = new Getter[ways.size()];
    for (int i = 0; i < getters.length; i++) {
      getters[i] = ways.get(i).getter().get();
      Rate.ofCallers(getters[i], 8, KEYS, seconds);
    }
    Rate[][] rates = new Rate[CALLERS.length][];
    for (int c = 0; c < CALLERS.length; c++) {
      rates[c] = measure(getters, CALLERS[c]);
    }
    print(size, ways, rates);
    for (int c = 1; CALLERS[c] < ASYNC; c++) {
      equalLoad(getters, CALLERS[c], rates[c][JEDIS].perSecond() * 0.8);
    }
    for (Getter each : getters) {
      each.close();
    }
  }

  /** Medians of rounds in which each way has its turn: what disturbs one, disturbs all. */
  private Rate[] measure(Getter[] getters, int callers) throws Exception {
    Rate[][] rounds = new Rate[getters.length][ROUNDS];
    for (int r = 0; r < ROUNDS; r++) {
      for (int i = 0; i < getters.length; i++) {
        if (callers < ASYNC) {
          rounds[i][r] = Rate.ofCallers(getters[i], callers, KEYS, seconds);
        } else {
          rounds[i][r] =
              getters[i] instanceof LaterGetter
                  ? Rate.underWay((LaterGetter) getters[i], callers, KEYS, seconds)
                  : new Rate(0, 0);
        }
      }
    }
    Rate[] medians = new Rate[getters.length];
    for (int i = 0; i < medians.length; i++) {
      Arrays.sort(rounds[i], Comparator.comparingDouble(Rate::perSecond));
      medians[i] = rounds[i][ROUNDS / 2];
    }
    return medians;
  }

  private static void print(int size, List<Way> ways, Rate[][] rates) {
    System.out.printf("%nvalues of %d bytes, median of %d rounds, values/s (p99)%n", size, ROUNDS);
    System.out.printf("%-24s%22s%22s%22s%22s%n", "", "1 caller", "8", "64", "256 async");
    for (int i = 0; i < ways.size(); i++) {
      System.out.printf("%-24s", ways.get(i).title());
      for (Rate[] each : rates) {
        System.out.printf("%22s", text(each[i]));
      }
      System.out.println();
    }
    target("1 caller", rates[0], JEDIS, 1.0, "jedis");
    target("8 callers", rates[1], JEDIS, 1.2, "jedis");
    target("64 callers", rates[2], JEDIS, 2.3, "jedis");
    target("256 async", rates[3], LETTUCE, 7, "Lettuce");
  }

  private static void target(String what, Rate[] rates, int peer, double least, String than) {
    double ratio = rates[STORE].perSecond() / rates[peer].perSecond();
    String met = ratio >= least ? "met" : "not met";
    System.out.printf(
        Locale.ROOT, "store, %s: %.2f x %s (target: %.1f, %s)%n", what, ratio, than, least, met);
  }

  private void equalLoad(Getter[] getters, int callers, double perSecond) throws Exception {
    long pause = (long) (1e9 * callers / perSecond);
    double[][] p99 = new double[2][ROUNDS];
    for (int r = 0; r < ROUNDS; r++) {
      p99[0][r] = Rate.ofCallers(getters[JEDIS], callers, KEYS, seconds, pause).p99Micros();
      p99[1][r] = Rate.ofCallers(getters[STORE], callers, KEYS, seconds, pause).p99Micros();
    }
    Arrays.sort(p99[0]);
    Arrays.sort(p99[1]);
    System.out.printf(
        Locale.ROOT,
        "p99 at %,.0f values/s, %d callers: jedis %,.0f us, store %,.0f us%n",
        perSecond,
        callers,
        p99[0][ROUNDS / 2],
        p99[1][ROUNDS / 2]);
  }

  private static String text(Rate rate) {
    if (rate.perSecond() == 0) {
      return "-";
    }
    String p99 =
        rate.p99Micros() > 0 ? String.format(Locale.ROOT, " (%,.0f us)", rate.p99Micros()) : "";
    return String.format(Locale.ROOT, "%,.0f", rate.perSecond()) + p99;
  }
}
