package dev.refrain.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What verifying has found out about one rule, and what a user can do about it. */
final class VerifyTotals {
  /** Fewer signs than this, or a smaller share of what differs, may be writes in between. */
  private static final int FEWEST_SIGNS = 2;

  private static final double SMALLEST_SHARE = 0.1;

  private long compared;
  private long differing;
  private long clockOnly;
  private long changed;
  private long changedAgeNanos;
  private long mutated;
  private long repeated;
  private long sameMoment;
  private long returned;
  private long unchecked;
  private long ttlNanos;
  private final long[] comparedAt = new long[VerifyCounters.AGES.length];
  private final long[] changedAt = new long[VerifyCounters.AGES.length];
  private final Map<String, Long> paths = new LinkedHashMap<>();
  private final Map<String, Long> clockPaths = new LinkedHashMap<>();
  private final Map<String, Long> mutatedPaths = new LinkedHashMap<>();

  void add(VerifyCounters method) {
    compared += method.compared.sum();
    differing += method.differing.sum();
    clockOnly += method.clockOnly.sum();
    changed += method.changed.sum();
    changedAgeNanos += method.changedAgeNanos.sum();
    mutated += method.mutated.sum();
    repeated += method.repeated.sum();
    sameMoment += method.sameMoment.sum();
    returned += method.returned.sum();
    unchecked += method.unchecked.sum();
    ttlNanos = Math.max(ttlNanos, method.ttlNanos);
    add(method.comparedAt, comparedAt);
    add(method.changedAt, changedAt);
    add(method.paths, paths);
    add(method.clockPaths, clockPaths);
    add(method.mutatedPaths, mutatedPaths);
  }

  private static void add(LongAdder[] from, long[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i].sum();
    }
  }

  private static void add(Map<String, Long> from, Map<String, Long> to) {
    synchronized (from) {
      for (Map.Entry<String, Long> each : from.entrySet()) {
        Long before = to.get(each.getKey());
        to.put(each.getKey(), before == null ? each.getValue() : before + each.getValue());
      }
    }
  }

  long compared() {
    return compared;
  }

  long differing() {
    return differing;
  }

  long unchecked() {
    return unchecked;
  }

  /** Why results differ, and the mend; one line each. */
  List<String> findings() {
    List<String> found = new ArrayList<>();
    if (mutated > 0) {
      found.add(
          "callers change the value that they get (" + most(mutatedPaths) + "): set 'copy: true'");
    }
    if (clockOnly > 0) {
      found.add(
          "it reads the clock ("
              + most(clockPaths)
              + "): "
              + (clockOnly == 1 ? "one result differs" : clockOnly + " results differ")
              + " in nothing else; kept results tell the time of their run, so cache it only where"
              + " that will do");
    }
    if (changed > 0) {
      found.add(whyChanged());
    }
    return found;
  }

  private String whyChanged() {
    long signs = sameMoment + returned;
    boolean beside = signs >= FEWEST_SIGNS && signs >= changed * SMALLEST_SHARE;
    String first = "(" + most(paths) + ")";
    if (beside && returned > 0) {
      return "results depend on something outside the key "
          + first
          + ": back to an earlier one "
          + times(returned)
          + ", another one at the same moment "
          + times(sameMoment)
          + "; name it in 'key:', such as com.acme.Tenant#current()";
    }
    if (beside && repeated == 0) {
      return "it gives another result at every call "
          + first
          + ", even at the same moment: where it makes something new each time it is not one to"
          + " cache; what results depend on outside the key is to be named in 'key:', and what"
          + " changes them in between to 'evict'";
    }
    if (changed == compared && repeated == 0) {
      return "no result was like the kept one "
          + first
          + ", "
          + averageAge()
          + ": it may give another one at every call, and is then not one to cache; else choose a"
          + " shorter ttl, or 'evict' by the method that changes them";
    }
    return Report.share(changed, compared)
        + " of the results had changed within the ttl "
        + first
        + ", "
        + ages()
        + ": choose a shorter ttl, or 'evict' by the method that changes them";
  }

  private static String times(long count) {
    switch ((int) Math.min(3, count)) {
      case 0:
        return "never";
      case 1:
        return "once";
      case 2:
        return "twice";
      default:
        return count + " times";
    }
  }

  private String averageAge() {
    return Times.text(Math.max(1.0, (double) changedAgeNanos / changed))
        + " after the run on average";
  }

  /** How the share of changed results grows with the age of the kept one. */
  private String ages() {
    StringBuilder text = new StringBuilder();
    text.append(averageAge());
    if (ttlNanos == Long.MAX_VALUE) {
      return text.toString();
    }
    long of = 0;
    long out = 0;
    for (int i = 0; i < comparedAt.length - 1; i++) {
      of += comparedAt[i];
      out += changedAt[i];
      if (of > 0) {
        text.append(i == 0 ? "; " : ", ")
            .append(Report.share(out, of))
            .append(" within ")
            .append(Times.text(ttlNanos * VerifyCounters.AGES[i]));
      }
    }
    return text.toString();
  }

  private static String most(Map<String, Long> paths) {
    String most = "";
    long count = 0;
    for (Map.Entry<String, Long> each : paths.entrySet()) {
      if (each.getValue() > count) {
        most = each.getKey();
        count = each.getValue();
      }
    }
    return "first " + (most.startsWith("the ") ? most : "'" + most + "'");
  }
}
