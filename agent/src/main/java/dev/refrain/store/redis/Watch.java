package dev.refrain.store.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Ends what is late, a few milliseconds after its time; rests while nothing is under way. */
final class Watch implements Runnable {
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(20);

  private final NodeContext context;
  private final List<Node> nodes = new CopyOnWriteArrayList<>();
  private final AtomicBoolean started = new AtomicBoolean();
  private final Thread thread = NodeContext.thread("watch", this);
  private volatile boolean resting;
  private volatile boolean closed;

  Watch(NodeContext context) {
    this.context = context;
  }

  void add(Node node) {
    nodes.add(node);
    if (started.compareAndSet(false, true)) {
      thread.start();
    }
    LockSupport.unpark(thread);
  }

  void remove(Node node) {
    nodes.remove(node);
  }

  /** Something is under way that might be late. */
  void wake() {
    if (resting) {
      resting = false;
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    long pause = Math.max(SHORTEST, Math.min(LONGEST, context.timeoutNanos / 10));
    int idle = 0;
    while (!closed) {
      boolean busy = false;
      long now = context.ticker.nanos();
      for (Node each : nodes) {
        each.start();
        busy |= each.tick(now);
      }
      idle = busy ? 0 : idle + 1;
      if (idle < 2) {
        LockSupport.parkNanos(this, pause);
      } else {
        // What comes after this is seen by the next look, or wakes.
        resting = true;
        if (idle > 2) {
          LockSupport.park(this);
          idle = 0;
        }
      }
    }
  }

  void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
