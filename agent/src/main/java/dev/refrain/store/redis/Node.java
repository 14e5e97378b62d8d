package dev.refrain.store.redis;

import dev.refrain.store.Changes;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One server: takes exchanges, and keeps a line to it with a thread of its own, from the first
 * exchange on. While there is no line, exchanges wait for one only as long as it may still come at
 * the first attempt; after that they end at once.
 */
final class Node implements Runnable {
  static final int REST_MILLIS = 1000;

  private static final int MOST_UNDER_WAY = 10_000;
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long STEADY = TimeUnit.SECONDS.toNanos(1);

  /** What this server's clock shows. */
  final ServerClock clock = new ServerClock();

  private final String name;
  private final NodeContext context;
  private final LineOpener opener;
  private final Routes routes;
  private volatile @Nullable Thread thread;
  private final Queue<Exchange> pending = new ConcurrentLinkedQueue<>();
  private final AtomicInteger load = new AtomicInteger();
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile @Nullable Line line;
  private volatile boolean down;
  private volatile boolean missed;
  private volatile boolean closed;
  private volatile @Nullable String trouble;

  Node(String name, AddressSource source, NodeContext context, Routes routes) {
    this.name = name;
    this.context = context;
    this.routes = routes;
    this.opener = new LineOpener(name, this, source, context);
  }

  /** Sends an exchange and waits in this thread until it has ended. */
  void await(Exchange exchange) {
    submit(exchange);
    boolean looked = false;
    while (exchange.isOpen()) {
      looked = true;
      long left = exchange.deadline() - now();
      Line present = line;
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        exchange.lose();
        if (present != null) {
          present.handOver();
        }
      } else if (present == null || present.isBroken()) {
        park(left);
      } else if (!present.isReadByWaiter(exchange)) {
        present.handOver();
        park(left);
      } else if (!present.readFor(exchange) && !present.lookOutFor(exchange)) {
        park(left);
      }
    }
    Line present = line;
    if (!looked && present != null) {
      // It was answered while this thread sent what others wait for, after the reader had left.
      present.handOver();
    }
  }

  /**
   * For the watch, whose thread knows nothing of the application: a new thread takes over variables
   * and rights of the one that makes it, and would keep the caller's class loader alive.
   */
  void start() {
    if (thread == null && !closed) {
      Thread made = NodeContext.thread(name, this);
      thread = made;
      made.start();
    }
  }

  /** For the node's thread: has the server say that it is there. */
  void ping() {
    Exchange ping = new Exchange(this, Commands.ping());
    ping.awaitedBy(Thread.currentThread(), false, now() + hangNanos());
    submit(ping);
  }

  private void park(long nanos) {
    context.watch.wake();
    LockSupport.parkNanos(this, nanos);
  }

  /** Sends an exchange; the exchange tells when it has ended. */
  void send(Exchange exchange) {
    submit(exchange);
    Line present = line;
    if (present != null && !present.isRead()) {
      wake();
    } else {
      context.watch.wake();
    }
  }

  private void submit(Exchange exchange) {
    if (down || closed) {
      exchange.lose();
      return;
    }
    if (load.incrementAndGet() > MOST_UNDER_WAY) {
      unload(1);
      context.dropped();
      exchange.lose();
      return;
    }
    pending.add(exchange);
    if (!started.get() && started.compareAndSet(false, true)) {
      context.watch.add(this);
    }
    if (down || closed) {
      losePending();
    }
    Line present = line;
    if (present != null) {
      present.write(false);
    }
  }

  @Override
  public void run() {
    long pause = FIRST_PAUSE;
    boolean again = false;
    while (!closed) {
      long start = now();
      Line next = open();
      if (next == null) {
        down = true;
        losePending();
      } else {
        // Whatever was told while there was no line has been missed. Until now copies may serve on.
        Changes changes = context.changes;
        if (changes != null && again) {
          changes.anythingChanged();
        }
        line = next;
        trouble = null;
        down = false;
        if (changes != null && missed) {
          changes.anythingChanged();
        }
        missed = false;
        if (closed) {
          next.close();
        } else if (again) {
          context.recent.repeat();
        }
        again = true;
        next.serve();
        line = null;
        routes.lost(this);
      }
      if (now() - start > STEADY && next != null) {
        pause = FIRST_PAUSE;
      }
      pauseUntil(Math.max(start + pause, now() + FIRST_PAUSE));
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    losePending();
  }

  /** Many may wake this thread meanwhile, who can't be helped. */
  private void pauseUntil(long end) {
    for (long left = end - now(); left > 0 && !closed; left = end - now()) {
      LockSupport.parkNanos(this, left);
    }
  }

  private @Nullable Line open() {
    try {
      return opener.open();
    } catch (IOException e) {
      trouble(e);
    } catch (RuntimeException | Error e) {
      // Whatever it is, it must not end this thread: it is tried again.
      trouble(new IOException(e));
    }
    return null;
  }

  private void losePending() {
    for (Exchange each = pending.poll(); each != null; each = pending.poll()) {
      unload(1);
      each.lose();
    }
  }

  boolean hasPending() {
    return !pending.isEmpty();
  }

  @Nullable Exchange peekPending() {
    return pending.peek();
  }

  @Nullable Exchange takePending() {
    return pending.poll();
  }

  /** So many exchanges are under way no more. */
  void unload(int count) {
    load.addAndGet(-count);
  }

  /** Wakes the node's thread. */
  void wake() {
    LockSupport.unpark(thread);
    context.watch.wake();
  }

  /** For the node's thread: nothing is to be done. */
  void rest() {
    LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(REST_MILLIS));
  }

  String name() {
    return name;
  }

  /** Of a name that is an address. */
  String host() {
    return name.substring(0, name.lastIndexOf(':'));
  }

  long now() {
    return context.ticker.nanos();
  }

  long hangNanos() {
    return context.hangNanos();
  }

  /** Whether exchanges have a chance. */
  boolean isUp() {
    return !down && !closed;
  }

  boolean isConnected() {
    Line present = line;
    return present != null && !present.isBroken();
  }

  /** Whether it can't be reached; then copies of its keys are void once it can be. */
  boolean isMissed() {
    missed = true;
    return !isConnected();
  }

  /** What its line knows; {@code null} where there is none, or it knows nothing. */
  @Nullable KnownGenerations knownGenerations() {
    Line present = line;
    return present == null ? null : present.knownGenerations();
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether its line, if there is one, tells of changes. */
  boolean tellsChanges() {
    return opener.refusal() == null;
  }

  /** Why the line was lost, or can't be had, or tells of no changes. */
  @Nullable String trouble() {
    String present = trouble;
    return present != null ? present : opener.refusal();
  }

  void trouble(IOException reason) {
    String message = reason.getMessage();
    trouble = message == null ? reason.getClass().getSimpleName() : message;
  }

  /** Gives the line up, since the server is not what it was; another is opened. */
  void renew(String reason) {
    Line present = line;
    if (present != null) {
      present.fail(new IOException(reason));
    }
  }

  /** For the watch: ends what is late. Whether anything is under way. */
  boolean tick(long now) {
    for (Exchange each : pending) {
      if (each.deadline() - now > 0) {
        break;
      }
      each.lose();
    }
    Line present = line;
    return (present != null && present.tick(now)) || hasPending();
  }

  void close() {
    closed = true;
    Line present = line;
    if (present != null) {
      present.close();
    }
    context.watch.remove(this);
    losePending();
    LockSupport.unpark(thread);
  }
}
