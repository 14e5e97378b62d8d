package dev.refrain.store;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Has it told which nodes of a store are lost, and which are back: from the first request that
 * missed one until all have been there for a while. Thread-safe.
 */
final class NodeWatch implements Runnable {
  private static final long PAUSE_NANOS = 100_000_000L;

  /** A line that breaks is lost a little before its node is known to be. */
  private static final int QUIET_ROUNDS = 50;

  private final GuardedStore guard;
  private final ThreadFactory threads;
  private volatile boolean noted;
  private boolean running;

  NodeWatch(GuardedStore guard, ThreadFactory threads) {
    this.guard = guard;
    this.threads = threads;
  }

  /** A request has missed a node. */
  void note() {
    if (!noted) {
      noted = true;
      begin();
    }
  }

  private synchronized void begin() {
    if (!running && !guard.isClosed()) {
      running = true;
      threads.newThread(this).start();
    }
  }

  @Override
  public void run() {
    int left = QUIET_ROUNDS;
    do {
      try {
        boolean again = noted;
        noted = false;
        // Of a store that is down as a whole no node is told besides.
        again |= guard.isOpen() || guard.tellsOfLostNodes();
        left = again ? QUIET_ROUNDS : left - 1;
      } catch (Throwable unexpected) {
        // Such as a heap that is full: were this thread to end, the return would not be told.
        left = QUIET_ROUNDS;
      }
      LockSupport.parkNanos(this, PAUSE_NANOS);
    } while (!isOver(left));
  }

  private synchronized boolean isOver(int left) {
    running = (left > 0 || noted) && !guard.isClosed();
    return !running;
  }
}
