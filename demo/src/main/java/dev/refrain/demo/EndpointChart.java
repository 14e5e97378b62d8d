package dev.refrain.demo;

/** From the median to the 99th percentile, by kind of request, without and with the agent. */
final class EndpointChart {
  private static final int WIDTH = 560;
  private static final int LEFT = 150;
  private static final int RIGHT = 18;
  private static final int ROW = 46;
  private static final int BOTTOM = 30;

  private EndpointChart() {}

  static String draw(LoadResult without, LoadResult with) {
    Endpoint[] endpoints = Endpoint.values();
    int height = endpoints.length * ROW + BOTTOM;
    Svg svg = new Svg(WIDTH, height, "latency by kind of request");
    Scale x = scale(without, with);
    for (double tick : x.ticks()) {
      svg.line("grid", x.at(tick), 4, x.at(tick), height - BOTTOM);
      svg.words("tick", x.at(tick), height - 10, "middle", tick(tick));
    }
    for (int i = 0; i < endpoints.length; i++) {
      double middle = i * ROW + ROW / 2.0;
      String label = endpoints[i].label();
      int bracket = label.indexOf(" (");
      svg.words(
          "row",
          LEFT - 12,
          middle - 2,
          "end",
          label.substring(0, bracket < 0 ? label.length() : bracket));
      if (bracket > 0) {
        svg.words("tick", LEFT - 12, middle + 13, "end", label.substring(bracket + 1));
      }
      range(svg, x, middle - 8, "without", label, without.samples().latencies(endpoints[i]));
      range(svg, x, middle + 8, "with", label, with.samples().latencies(endpoints[i]));
    }
    return svg.toString();
  }

  private static void range(
      Svg svg, Scale x, double y, String style, String label, Latencies latencies) {
    if (latencies.count() == 0) {
      return;
    }
    double median = latencies.percentile(50);
    double slow = latencies.percentile(99);
    String what =
        label
            + ", "
            + style
            + " agent: p50 "
            + Figure.millis(median)
            + ", p99 "
            + Figure.millis(slow);
    svg.line("line " + style, x.at(median), y, x.at(slow), y);
    svg.dot("solid " + style, x.at(median), y, 5, what);
    svg.dot("hollow " + style, x.at(slow), y, 4.5, what);
  }

  private static Scale scale(LoadResult without, LoadResult with) {
    double lowest = Double.MAX_VALUE;
    double highest = 0.1;
    for (LoadResult result : new LoadResult[] {without, with}) {
      for (Endpoint endpoint : Endpoint.values()) {
        Latencies latencies = result.samples().latencies(endpoint);
        if (latencies.count() > 0) {
          lowest = Math.min(lowest, latencies.percentile(50));
          highest = Math.max(highest, latencies.percentile(99));
        }
      }
    }
    return Scale.decades(Math.min(lowest, highest), highest, LEFT, WIDTH - RIGHT);
  }

  static String tick(double millis) {
    if (millis >= 999) {
      return Math.round(millis / 1000) + " s";
    }
    return millis >= 0.99 ? Math.round(millis) + " ms" : millis + " ms";
  }
}
