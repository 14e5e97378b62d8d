package dev.refrain.bench.redis;

import java.util.Locale;
import java.util.function.Supplier;
import redis.clients.jedis.RedisClient;

/** Prints how many values a second come from one server, by way and number of callers. */
final class RedisTable {
  private static final int KEYS = 1000;
  private static final int ROUNDS = 3;

  private final int port;
  private final double seconds;
  private final String[] keys = new String[KEYS];

  private RedisTable(int port, double seconds) {
    this.port = port;
    this.seconds = seconds;
    for (int i = 0; i < KEYS; i++) {
      keys[i] = "bench:quotes:" + i;
    }
  }

  /** {@code RedisTable <port of a server on the loopback address> [seconds a measurement]}. */
  public static void main(String[] args) throws Exception {
    double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 2;
    RedisTable table = new RedisTable(Integer.parseInt(args[0]), seconds);
    for (int size : new int[] {100, 1000}) {
      table.print(size);
    }
    System.exit(0);
  }

  private void print(int size) throws Exception {
    byte[] value = new byte[size];
    try (RedisClient client =
        RedisClient.builder().hostAndPort("127.0.0.1", port).build()) {
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
    row("jedis pool", false, () -> new JedisGetter(port, keys));
    row("Lettuce", true, () -> new LettuceGetter(port, keys));
    row("store", true, () -> new StoreGetter(port, keys, value, true));
    row("untracked", true, () -> new StoreGetter(port, keys, value, false));
  }

  private void row(String name, boolean async, Supplier<Getter> way) throws Exception {
    System.out.printf("%-12s", name);
    try (Getter getter = way.get()) {
      Rate.ofCallers(getter, 8, KEYS, seconds);
      for (int callers : new int[] {1, 8, 64}) {
        show(median(() -> Rate.ofCallers(getter, callers, KEYS, seconds)));
      }
      if (async) {
        show(median(() -> Rate.underWay(getter, 256, KEYS, seconds)));
      }
    }
    System.out.println();
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

  private static void show(Rate rate) {
    String p99 = rate.p99Micros() > 0 ? String.format(Locale.ROOT, " (%.0f us)", rate.p99Micros()) : "";
    System.out.printf(Locale.ROOT, "%22s", String.format(Locale.ROOT, "%,.0f", rate.perSecond()) + p99);
    System.out.flush();
  }
}
