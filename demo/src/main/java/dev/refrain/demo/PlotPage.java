package dev.refrain.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page of charts: one HTML file that needs nothing else. */
final class PlotPage {
  private final Comparison comparison;
  private final String conditions;
  private final String rules;
  private final String report;

  PlotPage(Comparison comparison, String conditions, String rules, String report) {
    this.comparison = comparison;
    this.conditions = conditions;
    this.rules = rules;
    this.report = report;
  }

  String html() throws IOException {
    LoadResult without = comparison.without();
    LoadResult with = comparison.with();
    int seconds = (int) Math.min(without.seconds(), with.seconds());
    Latencies[] before = without.samples().bySecond(seconds);
    Latencies[] after = with.samples().bySecond(seconds);
    String rates =
        new TimeChart("requests per second", false, Figure::count)
            .draw(
                List.of(
                    new TimeChart.Line("without agent", "without", counts(before)),
                    new TimeChart.Line("with agent", "with", counts(after))));
    String latencies =
        new TimeChart("latency over time", true, EndpointChart::tick)
            .draw(
                List.of(
                    new TimeChart.Line("without, p99", "without dashed", percentiles(before, 99)),
                    new TimeChart.Line("without, p50", "without", percentiles(before, 50)),
                    new TimeChart.Line("with, p99", "with dashed", percentiles(after, 99)),
                    new TimeChart.Line("with, p50", "with", percentiles(after, 50))));
    return template()
        .replace("@conditions@", Svg.escape(conditions))
        .replace("@tiles@", tiles())
        .replace("@rates@", rates)
        .replace("@latencies@", latencies)
        .replace("@endpoints@", EndpointChart.draw(without, with))
        .replace("@calls@", CallsChart.draw(without, with))
        .replace("@rows@", rows(comparison.rows()))
        .replace("@rules@", Svg.escape(rules))
        .replace("@report@", Svg.escape(report));
  }

  private String tiles() {
    LoadResult without = comparison.without();
    LoadResult with = comparison.with();
    double before = without.requestsPerSecond();
    double after = with.requestsPerSecond();
    Latencies slow = without.samples().latencies();
    Latencies fast = with.samples().latencies();
    double callsBefore = calls(without);
    double callsAfter = calls(with);
    return tile(
            "requests/s", Figure.count(before), Figure.count(after), Figure.times(before, after))
        + latencyTile("median latency", slow.percentile(50), fast.percentile(50))
        + latencyTile("99th percentile", slow.percentile(99), fast.percentile(99))
        + tile(
            "back-end calls per 1,000 requests",
            Figure.count(callsBefore),
            Figure.count(callsAfter),
            Figure.percent(callsBefore, callsAfter));
  }

  private static double calls(LoadResult result) {
    return result.perThousand(result.backEnds().database() + result.backEnds().partnerCalls());
  }

  private static String latencyTile(String label, double before, double after) {
    return tile(label, Figure.millis(before), Figure.millis(after), Figure.faster(before, after));
  }

  private static String tile(String label, String before, String after, String change) {
    return """
        <div class="tile"><div class="label">%s</div>
        <div class="change">%s</div>
        <div class="pair"><span class="without">%s</span> → <span class="with">%s</span></div></div>
        """
        .formatted(label, change, before, after);
  }

  static String rows(List<TableRow> rows) {
    StringBuilder html = new StringBuilder();
    for (TableRow row : rows) {
      html.append(row.isHeading() ? "<tr class=\"heading\"><th>" : "<tr><th>");
      html.append(Svg.escape(row.label().trim())).append("</th><td>").append(row.first());
      html.append("</td><td>").append(row.second()).append("</td><td>").append(row.change());
      html.append("</td></tr>\n");
    }
    return html.toString();
  }

  private static double[] counts(Latencies[] seconds) {
    double[] counts = new double[seconds.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = seconds[i].count();
    }
    return counts;
  }

  private static double[] percentiles(Latencies[] seconds, double percent) {
    double[] percentiles = new double[seconds.length];
    for (int i = 0; i < percentiles.length; i++) {
      percentiles[i] = seconds[i].percentile(percent);
    }
    return percentiles;
  }

  private static String template() throws IOException {
    try (InputStream template = PlotPage.class.getResourceAsStream("plot.html")) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
