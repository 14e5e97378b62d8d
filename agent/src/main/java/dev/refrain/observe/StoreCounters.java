package dev.refrain.observe;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What happened between this process and one shared store. Thread-safe. */
public final class StoreCounters {
  private final String name;
  private final LongAdder lookups = new LongAdder();
  private final LongAdder hits = new LongAdder();
  private final LongAdder unanswered = new LongAdder();
  private final LongAdder cutOff = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder tooLarge = new LongAdder();
  private final LongAdder tooShort = new LongAdder();
  private final LongAdder damaged = new LongAdder();
  private final LongAdder otherShapes = new LongAdder();
  private final LongAdder unwritten = new LongAdder();
  private final LongAdder queuedEvictions = new LongAdder();
  private final LongAdder outages = new LongAdder();
  private @Nullable OutageLog outageLog;
  private @Nullable NodeLog nodeLog;

  StoreCounters(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** A lookup was answered, or {@link #cutOff}. */
  public void lookedUp(boolean hit) {
    lookups.increment();
    if (hit) {
      hits.increment();
    }
  }

  /** A request had no answer in time, or an error for one. */
  public void unanswered() {
    unanswered.increment();
  }

  /** A lookup's key was out of reach: nobody has answered it, though its caller had an answer. */
  public void cutOff() {
    unanswered.increment();
    cutOff.increment();
  }

  /** A lookup was answered with neither an entry nor the right to put one there. */
  public void refused() {
    refused.increment();
  }

  /** An entry's bytes were no entry of its key. */
  public void damaged() {
    damaged.increment();
  }

  /** An entry was written by another version of the application. */
  public void otherShape() {
    otherShapes.increment();
  }

  /** A value was not written, since it was over the server's limit of one. */
  public void tooLarge() {
    tooLarge.increment();
  }

  /** A value was not written, since its ttl is shorter than the server can count. */
  public void tooShort() {
    tooShort.increment();
  }

  /** A value was not written: evicted meanwhile, too large, or the store refused it. */
  public void unwritten() {
    unwritten.increment();
  }

  /** An eviction waits for the store's return. */
  public void evictionQueued() {
    queuedEvictions.increment();
  }

  void outage() {
    outages.increment();
  }

  /** What is said of its outages. */
  synchronized OutageLog outages(Log log) {
    OutageLog lines = outageLog;
    if (lines == null) {
      lines =
          new OutageLog(
              log,
              "store '" + name + "'",
              "methods run and memory serves without it until it does",
              System.nanoTime());
      outageLog = lines;
    }
    return lines;
  }

  /** What is said of its nodes' outages. */
  synchronized NodeLog nodes(Log log) {
    NodeLog lines = nodeLog;
    if (lines == null) {
      lines = new NodeLog(log, name);
      nodeLog = lines;
    }
    return lines;
  }

  public long lookups() {
    // One that has just been cut off may not have come to its caller yet.
    return Math.max(hits(), lookups.sum() - cutOff.sum());
  }

  public long hits() {
    return hits.sum();
  }

  public long unansweredRequests() {
    return unanswered.sum();
  }

  public long refusedLookups() {
    return refused.sum();
  }

  public long damagedEntries() {
    return damaged.sum();
  }

  public long otherShapeEntries() {
    return otherShapes.sum();
  }

  public long unwrittenValues() {
    return unwritten.sum();
  }

  public long tooLargeValues() {
    return tooLarge.sum();
  }

  public long tooShortValues() {
    return tooShort.sum();
  }

  public long queuedEvictions() {
    return queuedEvictions.sum();
  }

  public long outages() {
    return outages.sum();
  }
}
