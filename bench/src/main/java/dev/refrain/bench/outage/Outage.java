package dev.refrain.bench.outage;

import dev.refrain.bench.trouble.RedisProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Plays an outage of a back end to 64 callers: without the agent, with it, and with a Redis
 * besides, all at the same time.
 */
public final class Outage {
  private static final int INTERVAL_SECONDS = 3;
  private static final List<String> SCRIPT =
      List.of("well:20:30", "failing:20!:60", "slow:2000:30", "well:20:30");
  private static final String[] COLOURS = {"#c44536", "#197278", "#e09f3e"};
  private static final String RULES =
      """
      %srules:
        - method: com.example.prices.PriceService#find*
          ttl: 5s
          staleWhileRevalidate: 10s
          staleIfError: 5m
          loadTimeout: {soft: 200ms, hard: 5s}
          maxConcurrentLoads: 8
      %s""";

  private final Place place;

  public Outage(Place place) {
    this.place = place;
  }

  /** Tables, and where the plots are. */
  public String measure() throws IOException, InterruptedException {
    RedisProcess server = null;
    try {
      server = RedisProcess.start();
    } catch (IOException none) {
      System.err.println(none.getMessage() + "; it goes without the row 'memory and Redis'");
    }
    List<Run> plain = new ArrayList<>();
    List<Run> later = new ArrayList<>();
    try {
      start(plain, "plain", server);
      start(later, "async", server);
      for (Run each : plain) {
        each.end();
      }
      for (Run each : later) {
        each.end();
      }
    } finally {
      if (server != null) {
        server.close();
      }
    }
    return report("plain", plain) + "\n" + report("async", later);
  }

  private void start(List<Run> all, String shape, RedisProcess server) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of(shape, "20", "50", Integer.toString(INTERVAL_SECONDS * 1000)));
    arguments.addAll(SCRIPT);
    all.add(Run.start(place, "no agent", null, arguments));
    all.add(Run.start(place, "memory", RULES.formatted("", ""), arguments));
    if (server != null) {
      String stores = "stores:\n  shared: {type: redis, uri: 'redis://127.0.0.1:%d'}\n";
      String sharing = "    store: [memory, shared]\n    instances: shared\n";
      all.add(
          Run.start(
              place,
              "memory and Redis",
              RULES.formatted(stores.formatted(server.port()), sharing),
              arguments));
    }
  }

  private String report(String shape, List<Run> runs) throws IOException {
    String method =
        shape.equals("plain") ? "a plain method" : "a method that gives a CompletableFuture";
    Path plot = plot(method, runs).write(place.results().resolve("outage-" + shape + ".svg"));
    return "Outage, "
        + method
        + "\n"
        + overTime(runs)
        + "\n"
        + byPhase(runs)
        + "plot: "
        + plot
        + "\n";
  }

  private static String overTime(List<Run> runs) {
    StringBuilder text = new StringBuilder(" second  back end");
    for (Run each : runs) {
      text.append(String.format("  | %-39s", each.name()));
    }
    text.append('\n').append(" ".repeat(17));
    text.append("  |   p50 ms   p99 ms failed % back end/s ".repeat(runs.size())).append('\n');
    for (int i = 0; i < runs.get(0).intervals().size(); i++) {
      String phase = runs.get(0).intervals().get(i).phase();
      text.append(String.format("%7d  %-8s", i * INTERVAL_SECONDS, phase));
      for (Run run : runs) {
        Observation each = run.intervals().get(i);
        text.append(
            String.format(
                Locale.ROOT,
                "  | %8.3f %8.2f %8.1f %10.1f ",
                each.median() / 1e6,
                each.p99() / 1e6,
                share(each),
                each.asked() / (double) INTERVAL_SECONDS));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static double share(Observation of) {
    return of.calls() == 0 ? 0 : Math.min(100, 100.0 * of.failures() / of.calls());
  }

  private static String byPhase(List<Run> runs) {
    StringBuilder text = new StringBuilder();
    text.append(
        "back end  with                 calls   failed  p50 ms  p99 ms  max ms"
            + "  back-end calls  of one product\n");
    for (int i = 0; i < runs.get(0).phases().size(); i++) {
      for (Run run : runs) {
        Observation each = run.phases().get(i);
        text.append(
            String.format(
                Locale.ROOT,
                "%-8s  %-16s  %8d %8d %7.3f %7.2f %7.1f %15d %15d%n",
                each.phase(),
                run.name(),
                each.calls(),
                each.failures(),
                each.median() / 1e6,
                each.p99() / 1e6,
                each.longest() / 1e6,
                each.asked(),
                each.mostOfOne()));
      }
    }
    return text.toString();
  }

  private static Plot plot(String method, List<Run> runs) {
    Plot plot = new Plot("An outage of the back end, 64 callers of " + method, 150);
    double from = 0;
    for (String each : SCRIPT) {
      String[] parts = each.split(":");
      plot.span(parts[0], from, from + Integer.parseInt(parts[2]));
      from += Integer.parseInt(parts[2]);
    }
    plot.add(panel("callers' median, ms", 0.001, 10_000, runs, each -> each.median() / 1e6));
    plot.add(panel("callers' p99, ms", 0.001, 10_000, runs, each -> each.p99() / 1e6));
    plot.add(panel("calls that fail, %", 0.1, 100, runs, Outage::share));
    plot.add(
        panel(
            "calls of the back end a second",
            0.1,
            1_000,
            runs,
            each -> each.asked() / (double) INTERVAL_SECONDS));
    return plot;
  }

  private static Panel panel(
      String title,
      double least,
      double most,
      List<Run> runs,
      ToDoubleFunction<Observation> value) {
    Panel panel = new Panel(title, least, most);
    for (int i = 0; i < runs.size(); i++) {
      panel.add(
          runs.get(i).name(),
          COLOURS[i],
          i == 2,
          runs.get(i).intervals().stream().mapToDouble(value).toArray());
    }
    return panel;
  }
}
