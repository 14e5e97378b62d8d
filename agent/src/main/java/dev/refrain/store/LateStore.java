package dev.refrain.store;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A shared store that is opened after others know of it: before that, its requests end without an
 * answer. Whoever comes meanwhile may wait, altogether for no longer than one request may take.
 * Thread-safe.
 */
final class LateStore implements SharedStore {
  private static final int MOST_WAITING = 10_000;

  private final StoreOpening opening;
  private final long timeoutNanos;
  private final Ticker ticker;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiters = new AtomicInteger();
  private volatile long begun;
  private volatile @Nullable SharedStore store;
  private volatile @Nullable String reason;
  private volatile boolean closed;

  LateStore(StoreOpening opening, long timeoutNanos, Ticker ticker) {
    this.opening = opening;
    this.timeoutNanos = timeoutNanos;
    this.ticker = ticker;
    this.begun = ticker.nanos();
  }

  /** From now on there is something to wait for. */
  void begin() {
    begun = ticker.nanos();
  }

  /** Opens it unless it is open; whether it is. For one thread. */
  boolean open() {
    if (store != null) {
      return true;
    }
    try {
      SharedStore opened = opening.open();
      store = opened;
      if (closed) {
        opened.close();
      }
      return true;
    } catch (IOException | RuntimeException | LinkageError wrong) {
      reason = "it can't be opened: " + wrong.getMessage();
      return false;
    }
  }

  long nanosSinceBegun() {
    return ticker.nanos() - begun;
  }

  private boolean isWaitedFor() {
    return over.getCount() > 0 && nanosSinceBegun() < timeoutNanos;
  }

  /** Waits until it is known whether the store answers, as far as there is time. */
  void awaitOver() {
    if (isWaitedFor()) {
      try {
        over.await(timeoutNanos - nanosSinceBegun(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Runs a task when it is known whether the store answers, or there is no time left. */
  void whenOver(Runnable task) {
    if (!isWaitedFor() || waiters.incrementAndGet() > MOST_WAITING) {
      task.run();
      return;
    }
    waiting.add(task);
    if (over.getCount() == 0) {
      runWaiting();
    }
  }

  /** Lets those go who have waited for long enough. */
  void look() {
    if (!isWaitedFor()) {
      runWaiting();
    }
  }

  /** Nobody has to wait any more. */
  void over() {
    over.countDown();
    runWaiting();
  }

  private void runWaiting() {
    for (Runnable each = waiting.poll(); each != null; each = waiting.poll()) {
      each.run();
    }
  }

  @Override
  public Request<Found> read(StoreKey key, List<StoreKey> groups, long leaseMillis) {
    SharedStore there = store;
    return there == null
        ? new LateRead(key, groups, leaseMillis)
        : there.read(key, groups, leaseMillis);
  }

  @Override
  public Request<Found> replace(StoreKey key, List<StoreKey> groups, long leaseMillis) {
    SharedStore there = store;
    return there == null ? new Unanswered<>() : there.replace(key, groups, leaseMillis);
  }

  @Override
  public Request<Boolean> write(
      StoreKey key, List<StoreKey> groups, Lease lease, byte[] bytes, long ttlMillis) {
    SharedStore there = store;
    return there == null ? new Unanswered<>() : there.write(key, groups, lease, bytes, ttlMillis);
  }

  @Override
  public Request<Boolean> renew(StoreKey key, Lease lease, long leaseMillis) {
    SharedStore there = store;
    return there == null ? new Unanswered<>() : there.renew(key, lease, leaseMillis);
  }

  @Override
  public Request<Boolean> release(StoreKey key, Lease lease) {
    SharedStore there = store;
    return there == null ? new Unanswered<>() : there.release(key, lease);
  }

  @Override
  public Request<Boolean> evict(StoreKey key) {
    SharedStore there = store;
    return there == null ? new Unanswered<>() : there.evict(key);
  }

  @Override
  public Request<Boolean> evictGroup(StoreKey group) {
    SharedStore there = store;
    return there == null ? new Unanswered<>() : there.evictGroup(group);
  }

  @Override
  public boolean tellsChanges() {
    SharedStore there = store;
    return there != null && there.tellsChanges();
  }

  @Override
  public @Nullable String trouble() {
    SharedStore there = store;
    return there == null ? reason : there.trouble();
  }

  @Override
  public Map<String, String> nodeTroubles() {
    SharedStore there = store;
    return there == null ? Collections.<String, String>emptyMap() : there.nodeTroubles();
  }

  @Override
  public void close() {
    closed = true;
    over();
    SharedStore there = store;
    if (there != null) {
      there.close();
    }
  }

  /** A lookup that was made before the store was open: by the time it is sent it may be. */
  private final class LateRead implements Request<Found> {
    private final StoreKey key;
    private final List<StoreKey> groups;
    private final long leaseMillis;

    LateRead(StoreKey key, List<StoreKey> groups, long leaseMillis) {
      this.key = key;
      this.groups = groups;
      this.leaseMillis = leaseMillis;
    }

    private Request<Found> now() {
      SharedStore there = store;
      return there == null ? new Unanswered<>() : there.read(key, groups, leaseMillis);
    }

    @Override
    public @Nullable Found await() {
      return now().await();
    }

    @Override
    public void whenEnded(Completion<Found> completion) {
      now().whenEnded(completion);
    }
  }

  /** Asks nobody. */
  private static final class Unanswered<T> implements Request<T> {
    @Override
    public @Nullable T await() {
      return null;
    }

    @Override
    public void whenEnded(Completion<T> completion) {
      completion.ended(null);
    }
  }
}
