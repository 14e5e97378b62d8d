package dev.refrain.observe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What came of comparing the results of one method with what the cache would have given; paths of
 * fields, no values. Thread-safe.
 */
public final class VerifyCounters {
  /** The shares of the ttl up to which ages are told apart. */
  static final double[] AGES = {0.1, 1 / 3.0, Double.POSITIVE_INFINITY};

  private static final int MOST_PATHS = 16;

  final LongAdder compared = new LongAdder();
  final LongAdder differing = new LongAdder();
  final LongAdder clockOnly = new LongAdder();
  final LongAdder changed = new LongAdder();
  final LongAdder changedAgeNanos = new LongAdder();
  final LongAdder mutated = new LongAdder();
  final LongAdder repeated = new LongAdder();
  final LongAdder sameMoment = new LongAdder();
  final LongAdder returned = new LongAdder();
  final LongAdder unchecked = new LongAdder();
  final LongAdder[] comparedAt = adders();
  final LongAdder[] changedAt = adders();
  volatile long ttlNanos;

  // Guarded by themselves:
  final Map<String, Long> paths = new LinkedHashMap<>();
  final Map<String, Long> clockPaths = new LinkedHashMap<>();
  final Map<String, Long> mutatedPaths = new LinkedHashMap<>();

  private static LongAdder[] adders() {
    LongAdder[] all = new LongAdder[AGES.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = new LongAdder();
    }
    return all;
  }

  /**
   * A result was compared with a kept one.
   *
   * @param age of the kept one, in nanoseconds
   * @param differs whether the cache would have given something else
   * @param changes whether the method did, not counting what looks like the time
   */
  public void compared(long ttl, long age, boolean differs, boolean changes) {
    compared.increment();
    ttlNanos = ttl;
    int at = 0;
    while (age >= ttl * AGES[at]) {
      at++;
    }
    comparedAt[at].increment();
    if (differs) {
      differing.increment();
    }
    if (differs && changes) {
      changed.increment();
      changedAgeNanos.add(age);
      changedAt[at].increment();
    }
  }

  /** What would have been served differs from the result here first. */
  public void differing(String path) {
    note(paths, path);
  }

  /** The result and the kept one differ in what looks like the time alone. */
  public void clockOnly(String path) {
    clockOnly.increment();
    note(clockPaths, path);
  }

  /** A kept value has changed since it was given to a caller. */
  public void changedByCallers(String path) {
    mutated.increment();
    note(mutatedPaths, path);
  }

  /**
   * How a result stands to the earlier ones of its key.
   *
   * @param again whether there was the same
   * @param atOnce whether there was another at nearly the same moment
   * @param back whether there was the same before, and another in between
   */
  public void history(boolean again, boolean atOnce, boolean back) {
    if (again) {
      repeated.increment();
    }
    if (atOnce) {
      sameMoment.increment();
    }
    if (back) {
      returned.increment();
    }
  }

  /** A result could not be compared: too many at once, or changing meanwhile. */
  public void unchecked() {
    unchecked.increment();
  }

  public long comparedResults() {
    return compared.sum();
  }

  public long differingResults() {
    return differing.sum();
  }

  public long uncheckedResults() {
    return unchecked.sum();
  }

  private static void note(Map<String, Long> paths, String path) {
    synchronized (paths) {
      Long count = paths.get(path);
      if (count != null || paths.size() < MOST_PATHS) {
        paths.put(path, count == null ? 1 : count + 1);
      }
    }
  }
}
