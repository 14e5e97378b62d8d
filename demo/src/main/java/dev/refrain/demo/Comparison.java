package dev.refrain.demo;

import java.util.ArrayList;
import java.util.List;

/** Both loads side by side: what the table and the page show. */
record Comparison(
    LoadResult without, LoadResult with, double startWithoutMillis, double startWithMillis) {
  List<TableRow> rows() {
    List<TableRow> rows = new ArrayList<>();
    double before = without.requestsPerSecond();
    double after = with.requestsPerSecond();
    rows.add(
        new TableRow(
            "requests/s", Figure.count(before), Figure.count(after), Figure.times(before, after)));
    addLatencies(rows, "all requests", without.samples().latencies(), with.samples().latencies());
    for (Endpoint endpoint : Endpoint.values()) {
      addLatencies(
          rows,
          endpoint.label(),
          without.samples().latencies(endpoint),
          with.samples().latencies(endpoint));
    }
    rows.add(TableRow.heading("back-end calls per 1,000 requests"));
    addCalls(rows, "  database", without.backEnds().database(), with.backEnds().database());
    addCalls(
        rows, "  partner API", without.backEnds().partnerCalls(), with.backEnds().partnerCalls());
    rows.add(TableRow.heading("in all"));
    addCount(rows, "  requests", without.samples().size(), with.samples().size());
    addCount(rows, "  database calls", without.backEnds().database(), with.backEnds().database());
    addCount(
        rows,
        "  partner API calls",
        without.backEnds().partnerCalls(),
        with.backEnds().partnerCalls());
    addCount(rows, "  errors", without.errors(), with.errors());
    addCount(rows, "  stale reads after a write", without.stale(), with.stale());
    rows.add(
        new TableRow(
            "start until it listens",
            Figure.count(startWithoutMillis) + " ms",
            Figure.count(startWithMillis) + " ms",
            String.format("%+.0f ms", startWithMillis - startWithoutMillis)));
    return rows;
  }

  boolean clean() {
    return without.errors() + with.errors() + without.stale() + with.stale() == 0;
  }

  private static void addLatencies(
      List<TableRow> rows, String label, Latencies without, Latencies with) {
    rows.add(TableRow.heading(label));
    for (int percent : new int[] {50, 99}) {
      double before = without.percentile(percent);
      double after = with.percentile(percent);
      rows.add(
          new TableRow(
              "  p" + percent,
              Figure.millis(before),
              Figure.millis(after),
              Figure.faster(before, after)));
    }
  }

  private void addCalls(List<TableRow> rows, String label, long without, long with) {
    double before = this.without.perThousand(without);
    double after = this.with.perThousand(with);
    rows.add(
        new TableRow(
            label, Figure.count(before), Figure.count(after), Figure.percent(before, after)));
  }

  private static void addCount(List<TableRow> rows, String label, long without, long with) {
    rows.add(new TableRow(label, Figure.count(without), Figure.count(with), ""));
  }
}
