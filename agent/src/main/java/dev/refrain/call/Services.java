package dev.refrain.call;

import dev.refrain.observe.Recorder;
import dev.refrain.store.Changes;
import dev.refrain.store.CoarseClock;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;

/** What all woven methods share: time, threads, randomness, the recorder. Immutable. */
public final class Services {
  private final CoarseClock clock;
  private final Executor executor;
  private final Housekeeper housekeeper;
  private final DoubleSupplier random;
  private final Recorder recorder;
  private final Regions regions = new Regions();
  private final SharedRules shared = new SharedRules();
  private final Changes tagChanges = new Changes();
  private final WaitGraph waits = new WaitGraph();

  /**
   * Services.
   *
   * @param executor runs callbacks of the application; elastic, so that they can't starve each
   *     other
   * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
   */
  public Services(
      CoarseClock clock,
      Executor executor,
      Housekeeper housekeeper,
      DoubleSupplier random,
      Recorder recorder) {
    this.clock = clock;
    this.executor = executor;
    this.housekeeper = housekeeper;
    this.random = random;
    this.recorder = recorder;
  }

  CoarseClock clock() {
    return clock;
  }

  Executor executor() {
    return executor;
  }

  Housekeeper housekeeper() {
    return housekeeper;
  }

  /** Runs a task that may wait, on the executor; here, where that takes no more. */
  void run(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      task.run();
    }
  }

  DoubleSupplier random() {
    return random;
  }

  Recorder recorder() {
    return recorder;
  }

  /** The entries in force, by rule. */
  public Regions regions() {
    return regions;
  }

  /** The rules whose entries are in a shared store. */
  public SharedRules shared() {
    return shared;
  }

  /**
   * Evicts every entry of a caching rule, in its shared store, too; loads under way won't land.
   * Waits for the store, at most its timeout.
   *
   * @return false if no method is cached by the rule
   */
  public boolean evict(String rule) {
    boolean known = regions.evict(rule);
    SharedRule sharing = shared.of(rule);
    if (sharing != null) {
      new SharedEviction(sharing, sharing.keys().all()).await();
      regions.evict(rule);
      known = true;
    }
    return known;
  }

  /** The tags of what memory keeps without a shared store, and when they were evicted. */
  Changes tagChanges() {
    return tagChanges;
  }

  WaitGraph waits() {
    return waits;
  }
}
