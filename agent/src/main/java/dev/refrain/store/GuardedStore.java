package dev.refrain.store;

import dev.refrain.observe.Recorder;
import dev.refrain.observe.StoreCounters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A shared store behind a circuit breaker. While the breaker is open every request ends at once
 * with {@code null}, and evictions wait in a backlog; a thread of its own asks the store whether it
 * is back, tells it what has to be evicted, and closes the breaker.
 *
 * <p>It begins open: that thread opens the store and has it answer first, since loading a client's
 * classes and connecting may take longer than a caller waits. Meanwhile callers wait, but all of
 * them together for no longer than the store's timeout.
 *
 * <p>An eviction that fails opens the breaker by itself: so nothing is read from the store between
 * an eviction that it missed and the one that makes up for it. Where a node alone missed it,
 * nothing of the evicted group is read. Thread-safe; nothing here throws.
 */
public final class GuardedStore {
  private static final int FAILURES_TO_OPEN = 5;
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long START_NANOS = 2_000_000_000L;
  private static final long START_IN_TROUBLE_NANOS = 250_000_000L;
  private static final int MAXIMUM_BACKLOG = 10_000;
  private static final long FIRST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  private final LateStore store;
  private final Changes changes;
  private final Recorder recorder;
  private final StoreCounters counters;
  private final EvictionBacklog backlog = new EvictionBacklog(MAXIMUM_BACKLOG);
  private final MissedEvictions missedEvictions;
  private final NodeWatch nodeWatch;
  private final StoreKey probeKey;
  private final Lease probe;
  private final AtomicInteger failures = new AtomicInteger();
  private final RefusalWatch refusals;
  private final ThreadFactory threads;
  private volatile boolean open = true;
  private boolean told;
  private volatile int relapses;
  private volatile boolean catchingUp;
  private long closedAt = System.nanoTime() - SECOND_NANOS;
  private volatile boolean closed;

  /** Whether copies may have been kept near since the store was last used. */
  private volatile boolean missed;

  /**
   * A guard, which does nothing before {@link #start}.
   *
   * @param changes what the store tells of changes by others
   * @param timeoutNanos the store's own
   * @param threads makes daemons that hold nothing of the application
   * @param namespace the first part of every key: a user of the store may have no rights beyond it
   */
  public GuardedStore(
      StoreOpening opening,
      Changes changes,
      long timeoutNanos,
      Recorder recorder,
      Ticker ticker,
      ThreadFactory threads,
      String name,
      String namespace) {
    this.probeKey = new StoreKey(namespace + ":~probe");
    this.store = new LateStore(opening, timeoutNanos, ticker);
    this.threads = threads;
    this.missedEvictions = new MissedEvictions(this, threads, MAXIMUM_BACKLOG);
    this.nodeWatch = new NodeWatch(this, threads);
    this.changes = changes;
    this.recorder = recorder;
    this.counters = recorder.store(name);
    this.refusals = new RefusalWatch(counters, recorder, ticker);
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
    return missedEvictions.concern(groups)
        ? new CutOffRequest(counters)
        : new GuardedRequest<>(this, store.read(key, groups, leaseMillis));
  }

  /** As {@link SharedStore#replace}. */
  public Request<Found> replace(StoreKey key, List<StoreKey> groups, long leaseMillis) {
    return new GuardedRequest<>(this, store.replace(key, groups, leaseMillis));
  }

  /** As {@link SharedStore#write}. */
  public Request<Boolean> write(
      StoreKey key, List<StoreKey> groups, Lease lease, byte[] bytes, long ttlMillis) {
    return new GuardedRequest<>(this, store.write(key, groups, lease, bytes, ttlMillis));
  }

  /** As {@link SharedStore#renew}. */
  public Request<Boolean> renew(StoreKey key, Lease lease, long leaseMillis) {
    return new GuardedRequest<>(this, store.renew(key, lease, leaseMillis));
  }

  /** As {@link SharedStore#release}. */
  public Request<Boolean> release(StoreKey key, Lease lease) {
    // It may take an entry away of which this process keeps copies.
    StoreKey removed = lease.isOverEntry() ? key : null;
    return new GuardedRequest<>(this, store.release(key, lease), removed);
  }

  /**
   * Evicts every entry of a group, now or before the store is read again. Copies that were taken
   * before are void when the request ends.
   *
   * @param rules the groups of the rules that {@code group} has entries of; it may be one of them
   */
  public Request<Boolean> evictGroup(StoreKey group, List<StoreKey> rules) {
    return new GuardedEviction(this, group, rules);
  }

  /** Ends the store, its connections and threads. */
  public void close() {
    closed = true;
    open = true;
    store.close();
  }

  /** Opens the store in the background, and has it answer. Once only. */
  public void start() {
    store.begin();
    probeFrom(true);
  }

  /**
   * Takes over the evictions that a store which this one replaces could not be told; before the
   * start.
   */
  public void succeed(GuardedStore former) {
    EvictionBacklog missed = new EvictionBacklog(MAXIMUM_BACKLOG);
    synchronized (former) {
      missed.addAll(former.backlog);
      former.missedEvictions.moveTo(missed);
    }
    synchronized (this) {
      backlog.addAll(missed);
    }
  }

  /** How many evictions wait for the store, or a node of it; those that became one count as one. */
  public synchronized int waitingEvictions() {
    return backlog.size() + missedEvictions.size();
  }

  /** Tells the breaker what came of a request. */
  void judge(@Nullable Object result) {
    if (result instanceof Found) {
      refusals.judge((Found) result);
      if (((Found) result).isCutOff()) {
        counters.cutOff();
        nodeWatch.note();
      }
    }
    if (result != null) {
      if (failures.get() != 0) {
        failures.set(0);
      }
      return;
    }
    counters.unanswered();
    if (failures.incrementAndGet() >= FAILURES_TO_OPEN) {
      open();
    }
  }

  /** A request was not sent, and its caller goes on without the store. */
  void turnedAway() {
    if (!missed) {
      missed = true;
    }
  }

  LateStore store() {
    return store;
  }

  /** Keeps an eviction for the store's return; false if it is to be sent. */
  synchronized boolean queueWhileOpen(StoreKey group, List<StoreKey> rules) {
    if (!open || catchingUp) {
      return false;
    }
    backlog.add(group, rules);
    counters.evictionQueued();
    return true;
  }

  /**
   * Sees to an eviction that was not made.
   *
   * @param partly whether the group's node alone is out of reach
   */
  synchronized void failedToEvict(StoreKey group, List<StoreKey> rules, boolean partly) {
    counters.evictionQueued();
    if (partly) {
      missedEvictions.add(group, rules);
      nodeWatch.note();
    } else {
      waitAgain(group, rules);
      open();
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether some node is out of reach; that it is, or is not any more, is told. */
  boolean tellsOfLostNodes() {
    return recorder.storeNodes(counters, store.nodeTroubles());
  }

  private synchronized void open() {
    if (open) {
      return;
    }
    open = true;
    missed = true;
    // From here on the breaker keeps everybody from reading what was to be evicted.
    missedEvictions.moveTo(backlog);
    relapses = System.nanoTime() - closedAt < SECOND_NANOS ? relapses + 1 : 0;
    tell();
    probeFrom(false);
  }

  private synchronized void tell() {
    if (!told && !closed) {
      told = true;
      recorder.storeDown(counters, store.trouble());
    }
  }

  private synchronized boolean isTold() {
    return told;
  }

  private void probeFrom(final boolean start) {
    threads
        .newThread(
            new Runnable() {
              @Override
              public void run() {
                probe(start);
              }
            })
        .start();
  }

  /** Asks until the store is there: at the start at once; less soon where it has relapsed. */
  private void probe(boolean start) {
    long begun = System.nanoTime();
    int evicted = 0;
    long pause = FIRST_PAUSE_MILLIS << Math.min(5, relapses);
    boolean now = start;
    while (now ? !closed : pause(pause)) {
      pause = now ? pause : Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
      now = false;
      try {
        if (store.open() && store.renew(probeKey, probe, 1).await() != null) {
          evicted += catchUp();
          if (closeIfCaughtUp(begun, evicted)) {
            store.over();
            return;
          }
        } else if (isTold()) {
          recorder.storeStillDown(counters, store.trouble());
        }
        seeToStart();
      } catch (Throwable unexpected) {
        // Such as a heap that is full: were this thread to end, the store would stay unused.
        pause = LONGEST_PAUSE_MILLIS;
      }
    }
  }

  /** A store that does not answer first is told of as soon as that is no matter of starting up. */
  private void seeToStart() {
    long nanos = store.nanosSinceBegun();
    if (nanos > START_NANOS || (nanos > START_IN_TROUBLE_NANOS && store.trouble() != null)) {
      tell();
      store.over();
    }
    store.look();
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
        Boolean made = store.evictGroup(group).await();
        sent = made != null;
        if (Boolean.FALSE.equals(made)) {
          missedEvictions.add(group, new ArrayList<>(rules));
        }
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
    makeUp();
    failures.set(0);
    if (told) {
      recorder.storeUp(counters, (System.nanoTime() - start) / 1_000_000, evicted);
    }
    told = false;
    closedAt = System.nanoTime();
    open = false;
    // Somebody may just have been turned away.
    makeUp();
    return true;
  }

  /** Whatever was kept near during an outage has missed what others have changed. */
  private void makeUp() {
    if (missed) {
      missed = false;
      changes.anythingChanged();
    }
  }
}
