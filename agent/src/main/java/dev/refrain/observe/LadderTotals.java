package dev.refrain.observe;

import java.util.ArrayList;
import java.util.List;

/** What shorter and longer ttls would do for the methods of one rule, added up at one moment. */
final class LadderTotals {
  private final long[] hits = new long[LadderCounters.steps()];
  private long calls;
  private long ttlNanos;

  void add(LadderCounters method) {
    calls += method.calls();
    ttlNanos = Math.max(ttlNanos, method.ttlNanos());
    for (int i = 0; i < hits.length; i++) {
      hits[i] += method.hits(i);
    }
  }

  /** A row for each ttl; none where no call was seen. */
  List<String[]> rows(String rule, double meanLoadNanos) {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < hits.length && calls > 0; i++) {
      rows.add(
          new String[] {
            rule,
            Times.text((double) LadderCounters.ttl(i, ttlNanos)),
            Long.toString(hits[i]),
            Report.share(hits[i], calls),
            Times.text(meanLoadNanos * hits[i])
          });
    }
    return rows;
  }
}
