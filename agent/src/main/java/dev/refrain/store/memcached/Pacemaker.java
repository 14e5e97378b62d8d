package dev.refrain.store.memcached;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that sees to it that time passes for the links: it wakes those that wait for
 * something, and ends the exchanges that nobody's thread waits for.
 */
final class Pacemaker extends Thread {
  private static final long LONGEST_PAUSE_NANOS = 50_000_000L;
  private static final long SHORTEST_PAUSE_NANOS = 1_000_000L;

  private final List<NodeLink> links;
  private final long timeoutNanos;
  private final long pauseNanos;
  private final Queue<Exchange<?>> watched = new ConcurrentLinkedQueue<>();
  private volatile boolean isStopped;

  Pacemaker(List<NodeLink> links, long timeoutNanos) {
    super("refrain-memcached");
    this.links = links;
    this.timeoutNanos = timeoutNanos;
    this.pauseNanos =
        Math.max(SHORTEST_PAUSE_NANOS, Math.min(LONGEST_PAUSE_NANOS, timeoutNanos / 4));
    setDaemon(true);
    setContextClassLoader(null);
  }

  /** How long a request may take. */
  long timeoutNanos() {
    return timeoutNanos;
  }

  void watch(Exchange<?> exchange) {
    watched.add(exchange);
    if (isStopped) {
      exchange.end(null);
    }
  }

  @Override
  public void run() {
    while (!isStopped) {
      LockSupport.parkNanos(this, pauseNanos);
      long now = System.nanoTime();
      expire(now);
      for (int i = 0; i < links.size(); i++) {
        links.get(i).pace(now);
      }
    }
  }

  /** Deadlines come in the order of requests, for all have the same timeout. */
  private void expire(long now) {
    Exchange<?> first = watched.peek();
    while (first != null && (first.hasEnded() || first.deadline() - now <= 0)) {
      watched.poll();
      first.end(null);
      first = watched.peek();
    }
  }

  void stopPacing() {
    isStopped = true;
    LockSupport.unpark(this);
    for (Exchange<?> each = watched.poll(); each != null; each = watched.poll()) {
      each.end(null);
    }
  }
}
