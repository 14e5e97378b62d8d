package dev.refrain.store;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Evictions of groups whose node alone is out of reach: until they are made nothing of these groups
 * is read, and the rest of the store is used. A thread tries them, while there are any.
 * Thread-safe.
 */
final class MissedEvictions implements Runnable {
  private static final long FIRST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  private final GuardedStore guard;
  private final ThreadFactory threads;
  private final EvictionBacklog waiting;
  private volatile boolean any;
  private boolean running;
  private long added;

  MissedEvictions(GuardedStore guard, ThreadFactory threads, int maximum) {
    this.guard = guard;
    this.threads = threads;
    this.waiting = new EvictionBacklog(maximum);
  }

  synchronized void add(StoreKey group, List<StoreKey> rules) {
    waiting.add(group, rules);
    added++;
    any = true;
    if (!running) {
      running = true;
      threads.newThread(this).start();
    }
  }

  /** Whether an entry of these groups may be one that was to be evicted. */
  boolean concern(List<StoreKey> groups) {
    return any && isAmong(groups);
  }

  private synchronized boolean isAmong(List<StoreKey> groups) {
    for (int i = 0; i < groups.size(); i++) {
      if (waiting.has(groups.get(i))) {
        return true;
      }
    }
    return false;
  }

  synchronized int size() {
    return waiting.size();
  }

  /** Moves all to a backlog. */
  synchronized void moveTo(EvictionBacklog other) {
    other.addAll(waiting);
    waiting.clear();
    any = false;
  }

  @Override
  public void run() {
    long pause = FIRST_PAUSE_MILLIS;
    do {
      LockSupport.parkNanos(this, pause * 1_000_000);
      pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
      try {
        tryAll();
      } catch (Throwable unexpected) {
        // Such as a heap that is full: were this thread to end, the groups would stay unused.
        pause = LONGEST_PAUSE_MILLIS;
      }
    } while (!isOver());
  }

  private void tryAll() {
    long seen;
    List<StoreKey> all;
    synchronized (this) {
      seen = added;
      all = waiting.all();
    }
    for (int i = 0; i < all.size(); i++) {
      StoreKey group = all.get(i);
      if (Boolean.TRUE.equals(guard.store().evictGroup(group).await())) {
        made(group, seen);
        // What was kept near meanwhile has missed what others have changed.
        guard.changes().changed(group);
      }
    }
  }

  /** Unless it may have been missed once more since. */
  private synchronized void made(StoreKey group, long seen) {
    if (added == seen) {
      waiting.remove(group);
      any = !waiting.isEmpty();
    }
  }

  private synchronized boolean isOver() {
    running = any && !guard.isClosed();
    return !running;
  }
}
