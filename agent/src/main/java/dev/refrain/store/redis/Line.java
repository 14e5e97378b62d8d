package dev.refrain.store.redis;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which exchanges travel together, from its beginning to its end.
 *
 * <p>Two roles, one thread each at a time. The writer sends what is pending: whoever brings an
 * exchange tries to be it, so nobody waits for a batch to fill; while two batches are under way,
 * what comes is sent by the reader once one is answered, so that batches grow with the load. The
 * reader takes replies for all, in order: a thread that waits for its own reply tries to be it, and
 * so one caller needs no other thread; on leaving it wakes another. The node's own thread reads for
 * those who don't wait, or have waited long, and writes what might block.
 */
final class Line {
  private static final int MOST_BATCHES = 2;
  private static final int BATCH_BYTES = 1 << 16;
  private static final int SLICE_MILLIS = 5;
  private static final int MOST_LOOKING = 8;
  private static final long PING_NANOS = 900_000_000L;

  private final Node node;
  private final Wire wire;
  private final @Nullable ChangeListener listener;
  private final @Nullable KnownGenerations generations;
  private final int room;
  private final Queue<Exchange> sent = new ConcurrentLinkedQueue<>();
  private final AtomicInteger batches = new AtomicInteger();
  private final AtomicLong underWay = new AtomicLong();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final AtomicBoolean reading = new AtomicBoolean();
  private final AtomicBoolean broken = new AtomicBoolean();
  private final byte[] batch = new byte[BATCH_BYTES];
  private final List<Exchange> batched = new ArrayList<>();
  private volatile @Nullable Thread reader;
  private volatile long writingSince;
  private final AtomicInteger heard = new AtomicInteger();
  private final Lookout ofReader = new Lookout();
  private final Lookout ofWaiters = new Lookout();
  private final AtomicInteger lookingOut = new AtomicInteger();
  private boolean sawBackground;
  private int delivered;
  private int heardBefore;
  private long silentSince;

  Line(
      Node node,
      Wire wire,
      @Nullable ChangeListener listener,
      @Nullable KnownGenerations generations)
      throws IOException {
    this.generations = generations;
    this.node = node;
    this.wire = wire;
    this.listener = listener;
    this.room = wire.room();
  }

  boolean isBroken() {
    return broken.get();
  }

  /** {@code null} where the server does not tell of changed generations on this line. */
  @Nullable KnownGenerations knownGenerations() {
    return generations;
  }

  boolean isRead() {
    return reading.get();
  }

  /** Whether an exchange's waiter may read the replies itself. */
  boolean isReadByWaiter(Exchange exchange) {
    return wire.readsInSlices() && exchange.hasReader();
  }

  /** Sends what is pending, unless enough is under way or another thread is at it. */
  void write(boolean mayBlock) {
    while (node.hasPending() && batches.get() < MOST_BATCHES && !broken.get()) {
      if (reader == Thread.currentThread() || !writing.compareAndSet(false, true)) {
        // The reader sends after it has told everyone; another writer looks again.
        return;
      }
      boolean full;
      try {
        full = !writeBatch(mayBlock);
      } catch (IOException e) {
        fail(e);
        return;
      } finally {
        writingSince = 0;
        writing.set(false);
      }
      if (full) {
        node.wake();
        return;
      }
    }
  }

  /** False if something waits that might block. */
  private boolean writeBatch(boolean mayBlock) throws IOException {
    int length = 0;
    Exchange next = node.peekPending();
    while (next != null) {
      byte[] bytes = next.bytes();
      if ((length > 0 && length + bytes.length > BATCH_BYTES)
          || (!mayBlock && underWay.get() + length + bytes.length > room)) {
        break;
      }
      Exchange taken = node.takePending();
      if (taken != next) {
        // The node gives up what is pending.
        if (taken != null) {
          node.unload(1);
          taken.lose();
        }
      } else if (next.isOpen()) {
        batched.add(next);
        if (bytes.length <= BATCH_BYTES) {
          System.arraycopy(bytes, 0, batch, length, bytes.length);
        }
        length += bytes.length;
      } else {
        node.unload(1);
      }
      next = node.peekPending();
    }
    if (length > 0) {
      send(length);
    }
    return next == null || length > 0;
  }

  private void send(int length) throws IOException {
    long now = node.now();
    writingSince = now | 1;
    batches.incrementAndGet();
    underWay.addAndGet(length);
    byte[] bytes = length > BATCH_BYTES ? batched.get(0).bytes() : batch;
    for (int i = 0; i < batched.size(); i++) {
      Exchange each = batched.get(i);
      each.sent(now, i == batched.size() - 1 ? length : 0);
      sent.add(each);
    }
    batched.clear();
    if (broken.get()) {
      loseSent();
    }
    wire.write(bytes, length);
  }

  /**
   * Reads replies until an exchange's own is there; false if another thread reads. When it takes
   * long the node's thread goes on, since this one could not be interrupted.
   */
  boolean readFor(Exchange own) {
    if (!reading.compareAndSet(false, true)) {
      return false;
    }
    try {
      while (own.isOpen()
          && own.deadline() - node.now() > 0
          && !Thread.currentThread().isInterrupted()) {
        if (!read(SLICE_MILLIS)) {
          own.leaveReading();
          break;
        }
      }
    } catch (IOException e) {
      fail(e);
    } finally {
      reading.set(false);
    }
    handOver();
    return true;
  }

  /** While another thread reads: whether an exchange's waiter should look again, not sleep. */
  boolean lookOutFor(Exchange exchange) {
    if (!ofWaiters.isPromising()) {
      return false;
    }
    boolean came = false;
    if (lookingOut.incrementAndGet() <= MOST_LOOKING) {
      long end = node.now() + Lookout.NANOS;
      do {
        Lookout.letOthersRun();
        came = !exchange.isOpen() || !isRead();
      } while (!came && node.now() - end < 0);
      ofWaiters.ended(came);
    }
    lookingOut.decrementAndGet();
    return came;
  }

  /** For the node's thread: reads and writes until nobody needs it. */
  void serve() {
    long asked = node.now();
    while (!broken.get() && !node.isClosed()) {
      write(true);
      Exchange head = sent.peek();
      if (head == null && listener != null && node.now() - asked >= PING_NANOS) {
        // With a connection the server forgets whom to tell of changes: its end must be noticed
        // even while copies near answer every call.
        asked = node.now();
        node.ping();
        head = sent.peek();
      }
      if (head == null || (isReadByWaiter(head) && !sawBackground)) {
        if (head != null && !reading.get()) {
          head.wakeReader();
        }
        node.rest();
      } else if (reading.compareAndSet(false, true)) {
        sawBackground = false;
        try {
          read(Node.REST_MILLIS);
        } catch (IOException e) {
          fail(e);
        } finally {
          reading.set(false);
        }
      } else {
        node.rest();
      }
    }
  }

  /** Takes what has come; false if nothing came. */
  private boolean read(int millis) throws IOException {
    if (wire.readsInSlices() && ofReader.isPromising()) {
      boolean came = wire.hasMore();
      long end = node.now() + Lookout.NANOS;
      while (!came && node.now() - end < 0) {
        Lookout.letOthersRun();
        came = wire.hasMore();
      }
      ofReader.ended(came);
    }
    try {
      wire.fill(millis);
    } catch (SocketTimeoutException e) {
      return false;
    }
    heard.incrementAndGet();
    reader = Thread.currentThread();
    try {
      for (Object reply = wire.next(); reply != ReplyReader.INCOMPLETE; reply = wire.next()) {
        deliver(reply);
      }
    } finally {
      reader = null;
      node.unload(delivered);
      delivered = 0;
    }
    write(false);
    return true;
  }

  private void deliver(@Nullable Object reply) throws IOException {
    if (reply instanceof Push) {
      if (generations != null) {
        generations.hear((Push) reply);
      }
      return;
    }
    Exchange head = sent.peek();
    if (head == null) {
      throw new IOException("a reply to no request");
    }
    if (!head.take(reply)) {
      return;
    }
    Exchange taken = sent.poll();
    if (taken != null) {
      delivered++;
    }
    if (head.batchBytes() > 0) {
      underWay.addAndGet(-head.batchBytes());
      batches.decrementAndGet();
    }
    sawBackground |= !wire.readsInSlices() || !head.readsItself();
    head.answered(generations);
    if (taken != null && taken != head) {
      // The line has failed meanwhile, and another thread clears it.
      taken.lose();
    }
  }

  /** Whoever leaves while replies are owed, or comes while nobody reads, sees to a reader. */
  void handOver() {
    Exchange head = sent.peek();
    if (head != null && !reading.get()) {
      if (isReadByWaiter(head)) {
        head.wakeReader();
      } else {
        node.wake();
      }
    }
  }

  void fail(IOException reason) {
    if (broken.compareAndSet(false, true)) {
      node.trouble(reason);
      close();
      node.wake();
    }
  }

  void close() {
    broken.set(true);
    wire.close();
    if (listener != null) {
      listener.close();
    }
    loseSent();
  }

  private void loseSent() {
    for (Exchange each = sent.poll(); each != null; each = sent.poll()) {
      node.unload(1);
      each.lose();
    }
  }

  /** For the watch: ends what is late, and the line if it hangs. Whether anything is under way. */
  boolean tick(long now) {
    for (Exchange each : sent) {
      if (each.deadline() - now > 0) {
        break;
      }
      each.lose();
    }
    Exchange head = sent.peek();
    int heardNow = heard.get();
    if (head == null || heardNow != heardBefore) {
      heardBefore = heardNow;
      silentSince = now;
    }
    long hang = node.hangNanos();
    long since = writingSince;
    boolean silent = head != null && now - silentSince > hang && now - head.sentAt() > hang;
    if (silent || (since != 0 && now - since > hang)) {
      fail(new IOException("no answer"));
    }
    return head != null || since != 0;
  }
}
