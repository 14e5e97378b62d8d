package dev.refrain.observe;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What happened to the calls of one method under one rule. Thread-safe. */
public final class MethodCounters {
  private final String rule;
  private final String method;
  private final HitCounter hits = new HitCounter();
  private final LongAdder loads = new LongAdder();
  private final LongAdder loadNanos = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder unkept = new LongAdder();
  private final LongAdder joins = new LongAdder();
  private final LongAdder bypasses = new LongAdder();
  private final LongAdder evictions = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final LongAdder receivers = new LongAdder();
  private final LongAdder sizeEvictions = new LongAdder();
  private final LongAdder staleHits = new LongAdder();
  private final LongAdder bridges = new LongAdder();
  private final LongAdder failuresServed = new LongAdder();
  private final AtomicReference<@Nullable VerifyCounters> verified = new AtomicReference<>();
  private final AtomicReference<@Nullable LadderCounters> ladder = new AtomicReference<>();

  MethodCounters(String rule, String method) {
    this.rule = rule;
    this.method = method;
  }

  public String rule() {
    return rule;
  }

  public String method() {
    return method;
  }

  /** Calls served from the store. */
  public HitCounter hits() {
    return hits;
  }

  /** The method ran for a key, and ended well. */
  public void loaded(long nanos) {
    loads.increment();
    loadNanos.add(nanos);
  }

  /** The method ran for a key, and failed. */
  public void failed(long nanos) {
    failures.increment();
    loaded(nanos);
  }

  /** A result was not kept, though the method ended well. */
  void unkept() {
    unkept.increment();
  }

  /** A call was served by another call's load. */
  public void joined() {
    joins.increment();
  }

  /** A call ran as if there were no rule: a condition, recursion, a bound, a refused key. */
  public void bypassed() {
    bypasses.increment();
  }

  /** An entry, or all of them, were evicted by a rule or by hand. */
  public void evicted() {
    evictions.increment();
  }

  /** Entries had to go because the store was full. */
  public void sizeEvicted(long entries) {
    sizeEvictions.add(entries);
  }

  /** Something of ours or of the rule failed, and the call ran as if there were no rule. */
  public void error() {
    errors.increment();
  }

  /** A further receiver was seen. */
  public void receiver() {
    receivers.increment();
  }

  /** A call was served a value past its ttl. */
  public void servedStale() {
    staleHits.increment();
  }

  /** A load failed, and its callers were served a stale value. */
  public void bridged() {
    bridges.increment();
  }

  /** A call was given a failure that was remembered. */
  public void failureServed() {
    failuresServed.increment();
  }

  /** What comparing its results comes to; made at the first need. */
  public VerifyCounters verified() {
    VerifyCounters made = verified.get();
    while (made == null) {
      verified.compareAndSet(null, new VerifyCounters());
      made = verified.get();
    }
    return made;
  }

  /** What {@link #verified} has counted; {@code null}: no result is compared. */
  @Nullable VerifyCounters verifiedIfAny() {
    return verified.get();
  }

  /** Counts anew what other ttls would do: its rule's is another one now. */
  public LadderCounters newLadder() {
    LadderCounters made = new LadderCounters();
    ladder.set(made);
    return made;
  }

  @Nullable LadderCounters ladderIfAny() {
    return ladder.get();
  }

  public long staleHits() {
    return staleHits.sum();
  }

  public long bridges() {
    return bridges.sum();
  }

  public long failuresServed() {
    return failuresServed.sum();
  }

  public long loads() {
    return loads.sum();
  }

  public long loadNanos() {
    return loadNanos.sum();
  }

  public long failures() {
    return failures.sum();
  }

  long unkeptLoads() {
    return unkept.sum();
  }

  public long joins() {
    return joins.sum();
  }

  public long bypasses() {
    return bypasses.sum();
  }

  public long evictions() {
    return evictions.sum();
  }

  public long sizeEvictions() {
    return sizeEvictions.sum();
  }

  public long errors() {
    return errors.sum();
  }

  public long receivers() {
    return receivers.sum();
  }
}
