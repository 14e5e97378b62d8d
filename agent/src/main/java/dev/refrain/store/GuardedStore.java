package dev.refrain.store;

import dev.refrain.observe.Recorder;
import dev.refrain.observe.StoreCounters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A shared store behind a circuit breaker. While the breaker is open every request ends at once
 * with {@code null}, and evictions wait in a backlog; a thread of its own asks the store whether it
 * is back, tells it what has to be evicted, and closes the breaker.
 *
 * <p>An eviction that fails opens the breaker by itself: so nothing is read from the store between
 * an eviction that it missed and the one that makes up for it. Thread-safe; nothing here throws.
 */
public final class GuardedStore {
  private static final int FAILURES_TO_OPEN = 5;
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final int MAXIMUM_BACKLOG = 10_000;
  private static final long FIRST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  private final SharedStore store;
  private final Changes changes;
  private final Recorder recorder;
  private final StoreCounters counters;
  private final EvictionBacklog backlog = new EvictionBacklog(MAXIMUM_BACKLOG);
  private final StoreKey probeKey;
  private final Lease probe;
  private volatile boolean open;
  private final AtomicInteger failures = new AtomicInteger();
  private final Ticker ticker;
  private final long openedAt;
  private volatile boolean answered;
  private volatile int relapses;
  private volatile boolean catchingUp;
  private long closedAt = System.nanoTime() - SECOND_NANOS;
  private volatile boolean closed;

  /**
   * A guard.
   *
   * @param changes what {@code store} tells of changes by others
   * @param namespace the first part of every key: a user of the store may have no rights beyond it
   */
  public GuardedStore(
      SharedStore store,
      Changes changes,
      Recorder recorder,
      Ticker ticker,
      String name,
      String namespace) {
    this.probeKey = new StoreKey(namespace + ":~probe");
    this.ticker = ticker;
    this.openedAt = ticker.nanos();
    this.store = store;
    this.changes = changes;
    this.recorder = recorder;
    this.counters = recorder.store(name);
    this.probe = new Lease(Frame.lease(), 0, Collections.<byte[]>emptyList(), true);
  }

  public StoreCounters counters() {
    return counters;
  }

  public Changes changes() {
    return changes;
  }

  /** Whether requests end with {@code null} at once. */
  public boolean isOpen() {
    return open;
  }

  /** As {@link SharedStore#tellsChanges}. */
  public boolean tellsChanges() {
    return store.tellsChanges();
  }

  /** As {@link SharedStore#read}. */
  public Request<Found> read(StoreKey key, List<StoreKey> groups, long leaseMillis) {
    return new Guarded<>(store.read(key, groups, leaseMillis));
  }

  /** As {@link SharedStore#replace}. */
  public Request<Found> replace(StoreKey key, List<StoreKey> groups, long leaseMillis) {
    return new Guarded<>(store.replace(key, groups, leaseMillis));
  }

  /** As {@link SharedStore#write}. */
  public Request<Boolean> write(
      StoreKey key, List<StoreKey> groups, Lease lease, byte[] bytes, long ttlMillis) {
    return new Guarded<>(store.write(key, groups, lease, bytes, ttlMillis));
  }

  /** As {@link SharedStore#renew}. */
  public Request<Boolean> renew(StoreKey key, Lease lease, long leaseMillis) {
    return new Guarded<>(store.renew(key, lease, leaseMillis));
  }

  /** As {@link SharedStore#release}. */
  public Request<Boolean> release(StoreKey key, Lease lease) {
    return lease.isOverEntry()
        ? new Removing(store.release(key, lease), key)
        : new Guarded<>(store.release(key, lease));
  }

  /**
   * Evicts every entry of a group, now or before the store is read again. Copies that were taken
   * before are void when the request ends.
   *
   * @param rules the groups of the rules that {@code group} has entries of; it may be one of them
   */
  public Request<Boolean> evictGroup(StoreKey group, List<StoreKey> rules) {
    return new Evicting(group, rules);
  }

  /** Ends the store, its connections and threads. */
  public void close() {
    closed = true;
    open = true;
    store.close();
  }

  /** Takes over the evictions that a store which this one replaces could not be told. */
  public void succeed(GuardedStore former) {
    EvictionBacklog missed = new EvictionBacklog(MAXIMUM_BACKLOG);
    synchronized (former) {
      missed.addAll(former.backlog);
    }
    synchronized (this) {
      backlog.addAll(missed);
      if (!backlog.isEmpty()) {
        open();
      }
    }
  }

  /** Begins to connect, so that the first call need not wait for that. */
  public void connect() {
    if (!open) {
      store.renew(probeKey, probe, 1).whenEnded(new Judging());
    }
  }

  private void judge(@Nullable Object result) {
    if (result instanceof Found && ((Found) result).isCutOff()) {
      recorder.storePartlyDown(counters, store.trouble());
    }
    if (result != null) {
      answered = true;
      if (failures.get() != 0) {
        failures.set(0);
      }
      return;
    }
    counters.unanswered();
    if (!answered && ticker.nanos() - openedAt < SECOND_NANOS) {
      // Loading a client and connecting may take longer than a caller waits.
      return;
    }
    if (failures.incrementAndGet() >= FAILURES_TO_OPEN) {
      open();
    }
  }

  private synchronized void failedToEvict(StoreKey group, List<StoreKey> rules) {
    waitAgain(group, rules);
    counters.evictionQueued();
    open();
  }

  private synchronized void open() {
    if (open) {
      return;
    }
    open = true;
    relapses = System.nanoTime() - closedAt < SECOND_NANOS ? relapses + 1 : 0;
    recorder.storeDown(counters, store.trouble());
    Thread prober =
        new Thread("refrain-store-probe") {
          @Override
          public void run() {
            probe();
          }
        };
    prober.setDaemon(true);
    prober.setContextClassLoader(null);
    prober.start();
  }

  /** Asks until the store is back; less soon where it has relapsed. */
  private void probe() {
    long start = System.nanoTime();
    int evicted = 0;
    long pause = FIRST_PAUSE_MILLIS << Math.min(5, relapses);
    while (pause(pause)) {
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
      try {
        if (store.renew(probeKey, probe, 1).await() == null) {
          recorder.storeStillDown(counters, store.trouble());
          continue;
        }
        evicted += catchUp();
        if (closeIfCaughtUp(start, evicted)) {
          return;
        }
      } catch (Throwable unexpected) {
        // Such as a heap that is full: were this thread to end, the store would stay unused.
        pause = LONGEST_PAUSE_MILLIS;
      }
    }
  }

  private boolean pause(long millis) {
    LockSupport.parkNanos(this, millis * 1_000_000);
    return !closed;
  }

  /**
   * Sends the evictions that wait, until one fails; gives how many did not. Those that come
   * meanwhile are sent at once, or some would always wait.
   */
  private int catchUp() {
    catchingUp = true;
    List<StoreKey> rules = new ArrayList<>();
    int done = 0;
    for (StoreKey group = next(rules); group != null; group = next(rules)) {
      boolean sent = false;
      try {
        sent = store.evictGroup(group).await() != null;
      } finally {
        if (!sent) {
          waitAgain(group, new ArrayList<>(rules));
        }
      }
      done += sent ? 1 : 0;
    }
    return done;
  }

  private synchronized @Nullable StoreKey next(List<StoreKey> rules) {
    return catchingUp ? backlog.take(rules) : null;
  }

  private synchronized void waitAgain(StoreKey group, List<StoreKey> rules) {
    backlog.add(group, rules);
    catchingUp = false;
  }

  private synchronized boolean closeIfCaughtUp(long start, int evicted) {
    boolean caughtUp = catchingUp && backlog.isEmpty() && !closed;
    catchingUp = false;
    if (!caughtUp) {
      return false;
    }
    // Whatever was kept near during the outage has missed what others have changed.
    changes.anythingChanged();
    failures.set(0);
    closedAt = System.nanoTime();
    recorder.storeUp(counters, (System.nanoTime() - start) / 1_000_000, evicted);
    open = false;
    return true;
  }

  /** Answers at once while the breaker is open, and tells it what came of the request. */
  private class Guarded<T> implements Request<T> {
    private final Request<T> request;

    Guarded(Request<T> request) {
      this.request = request;
    }

    @Override
    public @Nullable T await() {
      if (open) {
        return null;
      }
      T result = request.await();
      if (result != null || !Thread.currentThread().isInterrupted()) {
        judge(result);
      }
      ended();
      return result;
    }

    @Override
    public void whenEnded(final Completion<T> completion) {
      if (open) {
        completion.ended(null);
        return;
      }
      request.whenEnded(
          new Completion<T>() {
            @Override
            public void ended(@Nullable T result) {
              judge(result);
              Guarded.this.ended();
              completion.ended(result);
            }
          });
    }

    /** It has ended, and nobody was told yet. */
    void ended() {
      // Nothing of ours depends on it.
    }
  }

  /** A release that takes an entry away, of which this process may keep copies. */
  private final class Removing extends Guarded<Boolean> {
    private final StoreKey key;

    Removing(Request<Boolean> request, StoreKey key) {
      super(request);
      this.key = key;
    }

    @Override
    void ended() {
      changes.changed(key);
    }
  }

  /** Tells the breaker what came of asking whether the store is there. */
  private final class Judging implements Completion<Boolean> {
    @Override
    public void ended(@Nullable Boolean result) {
      judge(result);
    }
  }

  /** One eviction, which never gets lost. */
  private final class Evicting implements Request<Boolean>, Completion<Boolean> {
    private final StoreKey group;
    private final List<StoreKey> rules;
    private @Nullable Completion<Boolean> completion;

    Evicting(StoreKey group, List<StoreKey> rules) {
      this.group = group;
      this.rules = rules;
    }

    @Override
    public @Nullable Boolean await() {
      if (queuedWhileOpen()) {
        return null;
      }
      Boolean done =
          Thread.currentThread().isInterrupted() ? null : store.evictGroup(group).await();
      if (done == null && Thread.currentThread().isInterrupted()) {
        // A wait that was cut short says nothing of the store.
        store.evictGroup(group).whenEnded(this);
      } else {
        ended(done);
      }
      return done;
    }

    @Override
    public void whenEnded(Completion<Boolean> completion) {
      this.completion = completion;
      if (queuedWhileOpen()) {
        completion.ended(null);
      } else {
        store.evictGroup(group).whenEnded(this);
      }
    }

    private boolean queuedWhileOpen() {
      synchronized (GuardedStore.this) {
        if (!open || catchingUp) {
          return false;
        }
        backlog.add(group, rules);
        counters.evictionQueued();
        changes.changed(group);
        return true;
      }
    }

    @Override
    public void ended(@Nullable Boolean done) {
      if (done == null) {
        failedToEvict(group, rules);
      }
      // The store keeps its word about our own writes to itself.
      changes.changed(group);
      Completion<Boolean> told = completion;
      if (told != null) {
        told.ended(done);
      }
    }
  }
}
