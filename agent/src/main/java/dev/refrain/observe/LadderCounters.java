package dev.refrain.observe;

import java.util.concurrent.atomic.LongAdder;

/**
 * How often the calls of one method would hit with its ttl, shorter and longer ones. Thread-safe.
 */
public final class LadderCounters {
  /** How many times the rule's ttl each step is. */
  private static final double[] FACTORS = {0.1, 1 / 3.0, 1, 3, 10};

  private static final long LONGEST = Long.MAX_VALUE / 4;

  /** The step of the rule's own ttl. */
  public static final int OWN = 2;

  private final LongAdder calls = new LongAdder();
  private final LongAdder[] hits = new LongAdder[FACTORS.length];
  private volatile long ttlNanos;

  LadderCounters() {
    for (int i = 0; i < hits.length; i++) {
      hits[i] = new LongAdder();
    }
  }

  /** How many ttls are tried. */
  public static int steps() {
    return FACTORS.length;
  }

  /** The ttl of a step, where the rule's is so; no longer than can be told. */
  public static long ttl(int step, long ruleTtl) {
    double nanos = ruleTtl * FACTORS[step];
    return nanos >= LONGEST ? LONGEST : (long) nanos;
  }

  /** A call had a key. */
  public void called(long ruleTtl) {
    ttlNanos = ruleTtl;
    calls.increment();
  }

  /** It would have been a hit with the ttl of a step. */
  public void hit(int step) {
    hits[step].increment();
  }

  public long calls() {
    return calls.sum();
  }

  public long hits(int step) {
    return hits[step].sum();
  }

  long ttlNanos() {
    return ttlNanos;
  }
}
