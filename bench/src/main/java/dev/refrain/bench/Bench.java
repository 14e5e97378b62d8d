package dev.refrain.bench;

import dev.refrain.bench.codec.CodecTable;
import dev.refrain.bench.outage.HotKey;
import dev.refrain.bench.outage.Outage;
import dev.refrain.bench.outage.Place;
import dev.refrain.bench.redis.RedisTable;
import dev.refrain.bench.trouble.RedisProcess;
import dev.refrain.bench.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/** Measures what calls cost and prints a table. */
public final class Bench {
  private static final List<String> GROUPS =
      List.of("start-up", "memory", "trouble", "redis", "codecs", "outage", "hotkey");

  private Bench() {}

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    Comparison.all().forEach(each -> names.add(each.title()));
    names.addAll(GROUPS);
    return names;
  }

  public static void main(String[] arguments) throws Exception {
    Effort effort = Effort.FULL;
    List<String> only = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals("--quick")) {
        effort = Effort.QUICK;
      } else if (argument.startsWith("--")) {
        System.err.println("bench/run: unknown option " + argument);
        System.exit(2);
      } else {
        only.add(argument);
      }
    }
    if (!only.isEmpty()) {
      for (String each : only) {
        if (!GROUPS.contains(each)
            && Comparison.all().stream().noneMatch(c -> c.title().equals(each))) {
          System.err.println("bench/run: unknown group '" + each + "'; there are " + names());
          System.exit(2);
        }
      }
    }
    Checkout checkout = Checkout.here();
    calls(checkout, effort, only);
    if (only.isEmpty() || only.contains("start-up")) {
      System.out.println(new StartUp(checkout, effort).measure());
    }
    if (only.isEmpty() || only.contains("memory")) {
      System.out.println(new Memory(checkout).measure());
    }
    if (only.isEmpty() || only.contains("codecs")) {
      codecs(effort);
    }
    if (only.contains("trouble")) {
      // Not by itself: it takes a Redis server, and a minute.
      Path classes = checkout.target().resolve("refrain-bench.jar");
      System.out.println(new Trouble(checkout.agent(), classes, checkout.logs()).measure());
    }
    if (only.contains("redis")) {
      // Likewise.
      redis(effort);
    }
    overTime(checkout, only);
  }

  /** Likewise: they take two or three minutes each. */
  private static void overTime(Checkout checkout, List<String> only)
      throws IOException, InterruptedException {
    Place place =
        new Place(
            checkout.agent(),
            checkout.target().resolve("refrain-bench.jar"),
            checkout.logs(),
            checkout.target().resolve("plots"));
    if (only.contains("outage")) {
      System.out.println(new Outage(place).measure());
    }
    if (only.contains("hotkey")) {
      System.out.println(new HotKey(place).measure());
    }
  }

  private static void codecs(Effort effort) throws Exception {
    new CodecTable(effort == Effort.QUICK ? 10 : 50).print();
  }

  private static void redis(Effort effort) throws Exception {
    try (RedisProcess server = RedisProcess.start()) {
      new RedisTable(server.port(), effort == Effort.QUICK ? 0.2 : 1).print();
    }
  }

  private static void calls(Checkout checkout, Effort effort, List<String> only)
      throws RunnerException, IOException {
    List<Comparison> comparisons = new ArrayList<>();
    Set<Subject> subjects = new LinkedHashSet<>();
    for (Comparison each : Comparison.all()) {
      if (only.isEmpty() || only.contains(each.title())) {
        comparisons.add(each);
        subjects.addAll(each.subjects());
      }
    }
    if (comparisons.isEmpty()) {
      return;
    }
    Measurement measurement = new Measurement(checkout, effort);
    measurement.run(List.copyOf(subjects));
    measurement.writeJson(checkout.target().resolve("calls.json"));
    System.out.println(new CallTable(measurement).of(comparisons));
  }
}
