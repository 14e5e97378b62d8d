package dev.refrain.observe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The counters of all methods of one rule, added up at one moment. */
final class RuleTotals {
  private long hits;
  private long loads;
  private long loadNanos;
  private long failures;
  private long unkept;
  private long joins;
  private long bypasses;
  private long evictions;
  private long sizeEvictions;
  private long errors;
  private long receivers;
  private @Nullable VerifyTotals verified;
  private final LadderTotals ladder = new LadderTotals();
  private long staleHits;
  private long bridges;
  private long failuresServed;

  static RuleTotals of(String rule, List<MethodCounters> all) {
    RuleTotals totals = new RuleTotals();
    for (MethodCounters each : all) {
      if (each.rule().equals(rule)) {
        totals.add(each);
      }
    }
    return totals;
  }

  private void add(MethodCounters method) {
    hits += method.hits().sum();
    loads += method.loads();
    loadNanos += method.loadNanos();
    failures += method.failures();
    unkept += method.unkeptLoads();
    joins += method.joins();
    bypasses += method.bypasses();
    evictions += method.evictions();
    sizeEvictions += method.sizeEvictions();
    errors += method.errors();
    receivers += method.receivers();
    staleHits += method.staleHits();
    bridges += method.bridges();
    failuresServed += method.failuresServed();
    LadderCounters steps = method.ladderIfAny();
    if (steps != null) {
      ladder.add(steps);
    }
    VerifyCounters compared = method.verifiedIfAny();
    if (compared != null) {
      verified = verified == null ? new VerifyTotals() : verified;
      verified.add(compared);
    }
  }

  /** What comparing results came to; {@code null}: none is compared. */
  @Nullable VerifyTotals verified() {
    return verified;
  }

  /** What other ttls would do. */
  LadderTotals ladder() {
    return ladder;
  }

  long hits() {
    return hits;
  }

  /** Calls that another call's load served. */
  long joins() {
    return joins;
  }

  /** Calls that ran the method for their key: each is a miss and a load. */
  long loads() {
    return loads;
  }

  double meanLoadNanos() {
    return loads == 0 ? 0 : (double) loadNanos / loads;
  }

  /** What the calls that ran no load would have taken, at the mean time of one. */
  double savedNanos() {
    return meanLoadNanos() * (hits + joins);
  }

  long evictions() {
    return evictions;
  }

  long sizeEvictions() {
    return sizeEvictions;
  }

  long errors() {
    return errors;
  }

  long receivers() {
    return receivers;
  }

  /**
   * What is odd about a caching rule's figures, one line each.
   *
   * @param offSomewhere whether it is said elsewhere that it does not apply to some method
   * @param store keeps its values; {@code null} where memory does, too
   */
  List<String> oddities(int methods, boolean offSomewhere, @Nullable StoreCounters store) {
    List<String> odd = new ArrayList<>();
    boolean called = loads + joins + bypasses + errors > 0;
    if (loads == 0 && joins > 0) {
      odd.add("none of its loads has ended, and " + count(joins, "call") + " joined them");
    } else if (methods > 0 && hits + joins + failuresServed == 0 && (called || !offSomewhere)) {
      odd.add("never hit: " + whyNoHit(store));
    } else if (hits > 0 && receivers > 100 && hits < loads) {
      odd.add(
          "rarely hits, with "
              + receivers
              + " receivers: each has entries of its own; does 'instances: shared' fit?");
    }
    if (sizeEvictions > 0 && sizeEvictions > hits) {
      odd.add(
          sizeEvictions + " entries had to go because it was full; is maximumEntries too small?");
    }
    if (errors > 0) {
      odd.add(
          count(errors, "call") + " ran without the rule because something failed; see the log");
    }
    if (failures > 0) {
      String failed = failures + " of " + count(loads, "load") + " failed";
      if (bridges > 0) {
        failed += "; " + bridges + " of them were bridged by a stale value";
      } else if (failuresServed == 0) {
        failed += "; a failure is kept only where 'errors' says so";
      }
      odd.add(failed);
    }
    if (staleHits > 0) {
      odd.add(count(staleHits, "hit") + " gave a stale value");
    }
    if (failuresServed > 0) {
      odd.add(count(failuresServed, "call") + " got a failure that was remembered");
    }
    return odd;
  }

  /** What is odd about an evicting rule's figures, one line each. */
  List<String> evictingOddities() {
    return errors == 0
        ? Collections.<String>emptyList()
        : Collections.singletonList(
            "what to evict could not be told "
                + count(errors, "time")
                + ", and every entry went instead; see the log");
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private String whyNoHit(@Nullable StoreCounters store) {
    if (loads + bypasses == 0) {
      return errors > 0
          ? "no call had a key, because telling it failed"
          : "its methods were not called, or no call of them has ended";
    }
    if (loads == 0) {
      return "'when' never held, or no call had a key";
    }
    if (failures == loads) {
      return "every load failed";
    }
    if (unkept == loads - failures) {
      return "no result may be kept: 'unless' held, or two callers can't share such a one";
    }
    if (store != null && store.lookups() == 0) {
      return "store '" + store.name() + "' has answered no lookup";
    }
    if (receivers > 1) {
      return receivers
          + " receivers were seen, each with entries of its own; does 'instances: shared' fit?";
    }
    if (evictions >= loads) {
      return "it was evicted as often as it was loaded";
    }
    return "no key came twice within its ttl"
        + (evictions > 0 ? " and before an eviction" : "")
        + (unkept > 0 ? ", or its result may not be kept" : "")
        + (store == null ? "" : otherwise(store));
  }

  /** What else it may have been: a store counts for all of its rules. */
  private static String otherwise(StoreCounters store) {
    String text = "";
    if (store.unansweredRequests() + store.outages() > 0) {
      text += ", or store '" + store.name() + "' did not answer";
    }
    if (store.refusedLookups() > 0) {
      text += ", or store '" + store.name() + "' refused";
    }
    if (store.unwrittenValues() > 0) {
      text += ", or its value did not land in store '" + store.name() + "'";
    }
    if (store.otherShapeEntries() > 0) {
      text += ", or its entry was another version's";
    }
    return text;
  }
}
