package dev.refrain.store.redis;

import dev.refrain.store.Changes;
import dev.refrain.store.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What all nodes of a store share. */
final class NodeContext {
  private static final long LEAST_PATIENCE = TimeUnit.MILLISECONDS.toNanos(700);
  private static final long LEAST_HANG = TimeUnit.MILLISECONDS.toNanos(500);

  final Connector connector;
  final RecentEvictions recent;
  final @Nullable Changes changes;
  final Ticker ticker;
  final Watch watch = new Watch(this);
  final LongAdder dropped = new LongAdder();
  final long timeoutNanos;

  /** Whether it matters how long an entry has left. */
  final boolean timeLeft;

  /** Whether one server has all keys. */
  final boolean oneNode;

  NodeContext(
      RedisSettings settings, @Nullable Changes changes, Ticker ticker, RecentEvictions recent) {
    this.recent = recent;
    this.timeoutNanos = settings.timeoutNanos();
    this.changes = changes;
    this.timeLeft = changes != null || settings.timeLeft();
    this.oneNode = settings.address().kind() != RedisAddress.Kind.CLUSTER;
    this.ticker = ticker;
    // A connection takes several round trips, and nobody waits for it longer than for a request.
    long patience = Math.max(LEAST_PATIENCE, timeoutNanos);
    this.connector = new Connector(settings, (int) TimeUnit.NANOSECONDS.toMillis(patience));
  }

  /** A line that has been silent for so long while it owes replies hangs. */
  long hangNanos() {
    return Math.max(LEAST_HANG, 2 * timeoutNanos);
  }

  void dropped() {
    dropped.increment();
  }

  /** A daemon that keeps nothing of the application alive; it is not started. */
  static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(null, task, "refrain-redis-" + name, 0);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
