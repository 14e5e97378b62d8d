package dev.refrain.observe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of what the rules did, as text. */
public final class Report {
  private static final String[] TITLES = {
    "rule",
    "methods",
    "receivers",
    "hits",
    "joined",
    "misses",
    "hit ratio",
    "mean load",
    "saved",
    "evictions",
    "errors"
  };

  private static final String[] STORE_TITLES = {
    "store",
    "lookups",
    "hits",
    "hit ratio",
    "unanswered",
    "refused",
    "unwritten",
    "damaged",
    "other version",
    "late evictions",
    "outages"
  };

  private static final String[] LADDER_TITLES = {"observed", "ttl", "hits", "hit ratio", "saved"};

  private static final String[] VERIFIED_TITLES = {
    "verified", "compared", "differ", "share", "unchecked"
  };

  private final List<String[]> rows = new ArrayList<>();
  private final List<String[]> ladder = new ArrayList<>();
  private final List<String[]> verified = new ArrayList<>();
  private final List<String[]> stores = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private Report() {}

  /** The report at this moment. */
  public static String of(List<RuleSummary> rules, Recorder recorder) {
    Report report = new Report();
    report.rows.add(TITLES);
    List<MethodCounters> counters = recorder.all();
    for (RuleSummary each : rules) {
      report.add(
          each,
          RuleTotals.of(each.name(), counters),
          recorder.isOffSomewhere(each.name()),
          recorder.storeOf(each));
    }
    report.addStores(recorder.stores());
    report.remarks.addAll(recorder.remarks());
    return report.text();
  }

  private void add(
      RuleSummary rule, RuleTotals totals, boolean offSomewhere, @Nullable StoreCounters store) {
    boolean evicts = rule.kind().equals("evict");
    String name =
        rule.kind().equals("cache") || evicts
            ? rule.name()
            : rule.name() + " (" + rule.kind() + ")";
    String methods = Integer.toString(rule.methods());
    String evictions = Long.toString(totals.evictions());
    String errors = Long.toString(totals.errors());
    if (evicts) {
      rows.add(new String[] {name, methods, "", "", "", "", "", "", "", evictions, errors});
    } else {
      rows.add(
          new String[] {
            name,
            methods,
            Long.toString(totals.receivers()),
            Long.toString(totals.hits()),
            Long.toString(totals.joins()),
            Long.toString(totals.loads()),
            // Joined calls of loads that have not ended are no success yet.
            totals.loads() == 0 && totals.hits() == 0
                ? "-"
                : ratio(totals.hits() + totals.joins(), totals.loads()),
            Times.text(totals.meanLoadNanos()),
            Times.text(totals.savedNanos()),
            evictions,
            errors
          });
    }
    for (String each : rule.remarks()) {
      remarks.add(each);
    }
    if (!rule.kind().equals("off")) {
      for (String each :
          evicts
              ? totals.evictingOddities()
              : totals.oddities(rule.methods(), offSomewhere, store)) {
        remarks.add("rule '" + rule.name() + "': " + each);
      }
      ladder.addAll(totals.ladder().rows(rule.name(), totals.meanLoadNanos()));
      if (totals.verified() != null) {
        addVerified(rule.name(), totals.verified());
      }
    }
  }

  private void addVerified(String rule, VerifyTotals totals) {
    verified.add(
        new String[] {
          rule,
          Long.toString(totals.compared()),
          Long.toString(totals.differing()),
          share(totals.differing(), totals.compared()),
          Long.toString(totals.unchecked())
        });
    for (String each : totals.findings()) {
      remarks.add("rule '" + rule + "': " + each);
    }
  }

  private void addStores(List<StoreCounters> all) {
    if (!all.isEmpty()) {
      stores.add(STORE_TITLES);
    }
    for (StoreCounters each : all) {
      stores.add(
          new String[] {
            each.name(),
            Long.toString(each.lookups()),
            Long.toString(each.hits()),
            ratio(each.hits(), each.lookups() - each.hits()),
            Long.toString(each.unansweredRequests()),
            Long.toString(each.refusedLookups()),
            Long.toString(each.unwrittenValues()),
            Long.toString(each.damagedEntries()),
            Long.toString(each.otherShapeEntries()),
            Long.toString(each.queuedEvictions()),
            Long.toString(each.outages())
          });
      long large = each.tooLargeValues();
      addUnkept(
          each,
          large,
          (large == 1 ? "was" : "were") + " over the server's limit of an item (memcached -I)");
      addUnkept(
          each, each.tooShortValues(), "had less than a second left, which Memcached can't count");
    }
  }

  private void addUnkept(StoreCounters store, long values, String why) {
    if (values > 0) {
      String kept = values == 1 ? " value " + why + ", and was" : " values " + why + ", and were";
      remarks.add("store '" + store.name() + "': " + values + kept + " not kept");
    }
  }

  private static String ratio(long hits, long misses) {
    return share(hits, hits + misses);
  }

  static String share(long part, long all) {
    if (all == 0) {
      return "-";
    }
    long tenths = Math.round(1000.0 * part / all);
    return tenths / 10 + "." + tenths % 10 + " %";
  }

  private String text() {
    StringBuilder text = new StringBuilder("refrain: report\n").append(TextRows.of(rows));
    addTable(text, LADDER_TITLES, ladder);
    addTable(text, VERIFIED_TITLES, verified);
    if (!stores.isEmpty()) {
      text.append(TextRows.of(stores));
    }
    for (String remark : remarks) {
      text.append("  ! ").append(remark).append('\n');
    }
    return text.toString();
  }

  private static void addTable(StringBuilder text, String[] titles, List<String[]> rows) {
    if (!rows.isEmpty()) {
      List<String[]> all = new ArrayList<>();
      all.add(titles);
      all.addAll(rows);
      text.append(TextRows.of(all));
    }
  }
}
