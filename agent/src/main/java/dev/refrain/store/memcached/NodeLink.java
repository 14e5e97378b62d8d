package dev.refrain.store.memcached;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows of one node: whether it can be reached, what waits for it, and which
 * evictions it has yet to hear of. Those are sent before anything else when the node is back, so
 * that nothing is read from it that was evicted while it was away. Thread-safe.
 */
final class NodeLink {
  private static final int MAXIMUM_PENDING = 20_000;
  private static final long MAXIMUM_PENDING_BYTES = 64L << 20;
  private static final int MAXIMUM_MISSED = 10_000;
  private static final long STALL_NANOS = 2_000_000_000L;
  private static final long PATIENCE_NANOS = 300_000_000L;

  /** Whether a node takes requests. */
  enum State {
    /** It is being connected to: requests wait. */
    OPENING,
    OPEN,
    /** It could not be connected to: requests end at once. */
    DOWN,
    CLOSED
  }

  private final NodeAddress address;
  private final List<NodeLink> all;
  private final Pacemaker pacemaker;
  private final NodeConnection connection;
  private final Queue<MetaOperation> outbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicLong pendingBytes = new AtomicLong();
  private final Map<String, Object> missed = new LinkedHashMap<>();
  private volatile State state = State.OPENING;
  private volatile ServerFacts facts = ServerFacts.NONE;
  private volatile int epoch;
  private volatile long lastAnswer;

  NodeLink(NodeAddress address, MemcachedSettings settings, List<NodeLink> all, Pacemaker pacemaker)
      throws IOException {
    this.address = address;
    this.all = all;
    this.pacemaker = pacemaker;
    this.connection = NodeConnection.to(address, settings);
  }

  /** Starts to connect. */
  void open() {
    connection.serve(this);
  }

  Pacemaker pacemaker() {
    return pacemaker;
  }

  NodeConnection connection() {
    return connection;
  }

  ServerFacts facts() {
    return facts;
  }

  /** Counts the server's processes, as far as this link has met them. */
  int epoch() {
    return epoch;
  }

  /** How long a sign of life may take. */
  long patienceNanos() {
    return Math.max(pacemaker.timeoutNanos(), PATIENCE_NANOS);
  }

  /**
   * Whether no other node can be reached, so that the store as a whole is down without this one.
   */
  boolean isAlone() {
    if (state == State.CLOSED) {
      return true;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) != this && all.get(i).state == State.OPEN) {
        return false;
      }
    }
    return true;
  }

  void send(MetaOperation operation) {
    State now = state;
    if (now == State.CLOSED) {
      operation.exchange().end(null);
      return;
    }
    if (now == State.DOWN) {
      operation.exchange().lost();
      return;
    }
    if (!operation.exchange().isSentInAnyCase()
        && (pending.get() >= MAXIMUM_PENDING || pendingBytes.get() >= MAXIMUM_PENDING_BYTES)) {
      operation.exchange().end(null);
      return;
    }
    accept(operation);
    outbox.add(operation);
    connection.wake();
  }

  /** Notes that an operation is on its way. */
  void accept(MetaOperation operation) {
    if (pending.getAndIncrement() == 0) {
      noteAnswer();
    }
    pendingBytes.addAndGet(operation.size());
  }

  void released(MetaOperation operation) {
    pending.decrementAndGet();
    pendingBytes.addAndGet(-operation.size());
  }

  void noteAnswer() {
    lastAnswer = System.nanoTime();
  }

  /** The next operation to write. */
  @Nullable MetaOperation poll() {
    return outbox.poll();
  }

  boolean isHung(long now) {
    return pending.get() > 0 && now - lastAnswer > patienceNanos();
  }

  /** Wakes the link's thread if there is something to see to; frees it if it is stuck. */
  void pace(long now) {
    if (state != State.OPEN || pending.get() > 0) {
      if (now - connection.lastTurn() > STALL_NANOS) {
        connection.breakLine();
      }
      connection.wake();
    }
  }

  /**
   * Keeps an eviction until the node has confirmed it; answers whether there was room.
   *
   * @param eviction tells it from others of the same key: one that is confirmed says nothing of one
   *     that was made later
   */
  boolean keep(String key, Object eviction) {
    synchronized (missed) {
      if (missed.size() >= MAXIMUM_MISSED && !missed.containsKey(key)) {
        return false;
      }
      missed.put(key, eviction);
      return true;
    }
  }

  void confirm(String key, Object eviction) {
    synchronized (missed) {
      if (missed.get(key) == eviction) {
        missed.remove(key);
      }
    }
  }

  /** The evictions to send first; if there are none, the link is open from now on. */
  Map<String, Object> missedOrOpen(ServerFacts now) {
    synchronized (missed) {
      if (missed.isEmpty() && state != State.CLOSED) {
        if (!now.isSameProcess(facts)) {
          epoch++;
        }
        facts = now;
        state = State.OPEN;
      }
      return new LinkedHashMap<>(missed);
    }
  }

  /** The connection was lost, or there is none to be had. */
  void lost(State next) {
    synchronized (missed) {
      if (state != State.CLOSED) {
        state = next;
      }
    }
    if (state != State.OPENING) {
      endAll();
    }
  }

  private void endAll() {
    for (MetaOperation each = outbox.poll(); each != null; each = outbox.poll()) {
      each.release();
      each.exchange().lost();
    }
  }

  @Override
  public String toString() {
    return address.toString();
  }

  void close() {
    synchronized (missed) {
      state = State.CLOSED;
    }
    connection.end();
    endAll();
  }
}
