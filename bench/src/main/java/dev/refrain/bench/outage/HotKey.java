package dev.refrain.bench.outage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** 64 callers of one key that expires every second, and takes 200 ms to load. */
public final class HotKey {
  private static final int SECONDS = 8;
  private static final int INTERVAL_MILLIS = 200;
  private static final String[] COLOURS = {"#777777", "#c44536", "#197278", "#e09f3e", "#5f4bb6"};
  private static final String[][] SETTINGS = {
    {"no agent", null},
    {"ttl only", ""},
    {"staleWhileRevalidate", "staleWhileRevalidate: 10s"},
    {"refreshAhead 70%", "refreshAhead: 70%"},
    {"adaptive", "refreshAhead: adaptive"}
  };

  private final Place place;

  public HotKey(Place place) {
    this.place = place;
  }

  /** Tables, and where the plots are. */
  public String measure() throws IOException, InterruptedException {
    return measure("plain") + "\n" + measure("async");
  }

  private String measure(String shape) throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            shape,
            "1",
            "10",
            Integer.toString(INTERVAL_MILLIS),
            "start:200:2",
            "steady:200:" + SECONDS);
    List<Run> runs = new ArrayList<>();
    for (String[] each : SETTINGS) {
      String rules =
          each[1] == null
              ? null
              : "rules:\n  - method: com.example.prices.PriceService#find*\n    ttl: 1s\n    "
                  + each[1]
                  + "\n";
      runs.add(Run.start(place, each[0].replace("%", ""), rules, arguments).end());
    }
    String method =
        shape.equals("plain") ? "a plain method" : "a method that gives a CompletableFuture";
    Path plot = plot(method, runs).write(place.results().resolve("hotkey-" + shape + ".svg"));
    return "A hot key, " + method + "\n" + table(runs) + "plot: " + plot + "\n";
  }

  private static String table(List<Run> runs) {
    StringBuilder text = new StringBuilder();
    text.append(
        "with                        calls  failed   p50 ms   p99 ms   max ms"
            + "  back-end calls a second\n");
    for (Run run : runs) {
      Observation steady = run.phases().get(1);
      text.append(
          String.format(
              Locale.ROOT,
              "%-22s  %9d %7d %8.4f %8.3f %8.1f %24.2f%n",
              run.name(),
              steady.calls(),
              steady.failures(),
              steady.median() / 1e6,
              steady.p99() / 1e6,
              steady.longest() / 1e6,
              steady.asked() / (double) SECONDS));
    }
    return text.toString();
  }

  private static Plot plot(String method, List<Run> runs) {
    double all = SECONDS + 2;
    Plot plot = new Plot("A ttl of 1 s, a load of 200 ms, 64 callers of " + method, all);
    plot.span("start", 0, 2);
    plot.span("measured", 2, all);
    Panel median = new Panel("callers' median, ms", 0.0001, 1_000);
    Panel p99 = new Panel("callers' p99, ms", 0.0001, 1_000);
    Panel asked = new Panel("calls of the back end a second", 0.1, 1_000);
    for (int i = 0; i < runs.size(); i++) {
      List<Observation> seen = runs.get(i).intervals();
      String name = runs.get(i).name();
      median.add(
          name, COLOURS[i], false, seen.stream().mapToDouble(s -> s.median() / 1e6).toArray());
      p99.add(name, COLOURS[i], false, seen.stream().mapToDouble(s -> s.p99() / 1e6).toArray());
      asked.add(name, COLOURS[i], false, bySecond(seen));
    }
    plot.add(median);
    plot.add(p99);
    plot.add(asked);
    return plot;
  }

  private static double[] bySecond(List<Observation> seen) {
    int of = 1000 / INTERVAL_MILLIS;
    double[] sums = new double[seen.size() / of];
    for (int i = 0; i < sums.length * of; i++) {
      sums[i / of] += seen.get(i).asked();
    }
    return sums;
  }
}
