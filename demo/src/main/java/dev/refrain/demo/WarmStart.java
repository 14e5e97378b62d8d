package dev.refrain.demo;

import java.util.ArrayList;
import java.util.List;

/** An instance's start, cold and with a store that another one has filled: what the table shows. */
record WarmStart(
    LoadResult coldFirst,
    LoadResult warmFirst,
    LoadResult cold,
    LoadResult warm,
    PriceChanges alone,
    PriceChanges shared) {

  List<TableRow> rows() {
    List<TableRow> rows = new ArrayList<>();
    rows.add(TableRow.heading("its first requests, " + coldFirst.samples().size()));
    double slow = coldFirst.seconds() * 1000;
    double fast = warmFirst.seconds() * 1000;
    addTime(rows, "  all answered after", slow, fast);
    addLatencies(rows, coldFirst.samples().latencies(), warmFirst.samples().latencies());
    addCount(rows, "  database calls", database(coldFirst), database(warmFirst));
    addCount(rows, "  partner API calls", partner(coldFirst), partner(warmFirst));
    rows.add(TableRow.heading("these and the load after them"));
    double before = all(cold, coldFirst);
    double after = all(warm, warmFirst);
    rows.add(
        new TableRow(
            "  requests", Figure.count(before), Figure.count(after), Figure.times(before, after)));
    addCount(
        rows,
        "  database calls/1,000 requests",
        (database(cold) + database(coldFirst)) * 1000 / before,
        (database(warm) + database(warmFirst)) * 1000 / after);
    addCount(
        rows,
        "  partner calls/1,000 requests",
        (partner(cold) + partner(coldFirst)) * 1000 / before,
        (partner(warm) + partner(warmFirst)) * 1000 / after);
    add(rows, "  errors", coldFirst.errors() + cold.errors(), warmFirst.errors() + warm.errors());
    add(
        rows,
        "  stale reads after a write",
        coldFirst.stale() + cold.stale(),
        warmFirst.stale() + warm.stale());
    return rows;
  }

  List<TableRow> changes() {
    List<TableRow> rows = new ArrayList<>();
    add(rows, "prices changed", alone.millis().length, shared.millis().length);
    rows.add(
        new TableRow(
            "the other serves it after, median",
            alone.figure(alone.median()),
            shared.figure(shared.median()),
            ""));
    rows.add(
        new TableRow(
            "longest", alone.figure(alone.longest()), shared.figure(shared.longest()), ""));
    add(rows, "answers with the old price", alone.oldReads(), shared.oldReads());
    return rows;
  }

  boolean clean() {
    long errors = coldFirst.errors() + warmFirst.errors() + cold.errors() + warm.errors();
    long stale = coldFirst.stale() + warmFirst.stale() + cold.stale() + warm.stale();
    return errors + stale == 0 && shared.allSeen();
  }

  private static double all(LoadResult rest, LoadResult first) {
    return rest.samples().size() + first.samples().size();
  }

  static long database(LoadResult result) {
    return result.backEnds().database();
  }

  static long partner(LoadResult result) {
    return result.backEnds().partnerCalls();
  }

  private static void addLatencies(List<TableRow> rows, Latencies cold, Latencies warm) {
    addTime(rows, "  p50", cold.percentile(50), warm.percentile(50));
    addTime(rows, "  p99", cold.percentile(99), warm.percentile(99));
  }

  private static void addTime(List<TableRow> rows, String label, double cold, double warm) {
    rows.add(
        new TableRow(label, Figure.millis(cold), Figure.millis(warm), Figure.faster(cold, warm)));
  }

  private static void addCount(List<TableRow> rows, String label, double cold, double warm) {
    rows.add(
        new TableRow(label, Figure.count(cold), Figure.count(warm), Figure.percent(cold, warm)));
  }

  private static void add(List<TableRow> rows, String label, long cold, long warm) {
    rows.add(new TableRow(label, Figure.count(cold), Figure.count(warm), ""));
  }
}
