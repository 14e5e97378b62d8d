package dev.refrain.store.redis;

/**
 * Whether a thread, before it sleeps, looks for a while for what it waits for, letting others run.
 * To wake a thread takes longer than a server nearby to answer; where looking turns out to be in
 * vain, it is given up. What is counted need not be exact.
 */
final class Lookout {
  /** Sleeping and waking costs a fraction of this. */
  static final long NANOS = 50_000;

  private static final int MOST_CREDIT = 20;
  private static final int COST_OF_FAILURE = 2;
  private static final int TRY_ONE_IN = 64;

  private int credit = MOST_CREDIT;
  private int turn;

  /** Whether it is likely to be worth it; tried now and then if not. */
  boolean isPromising() {
    return credit > 0 || ++turn % TRY_ONE_IN == 0;
  }

  /** Nothing depends on it but how fast others are meanwhile. */
  @SuppressWarnings("ThreadPriorityCheck")
  static void letOthersRun() {
    Thread.yield();
  }

  /** Tells whether what was looked for came. */
  void ended(boolean came) {
    int present = credit;
    credit = came ? Math.min(MOST_CREDIT, present + 1) : Math.max(0, present - COST_OF_FAILURE);
  }
}
