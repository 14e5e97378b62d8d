package dev.refrain.call;

import dev.refrain.store.CoarseClock;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets at most so many bodies of one method run at once; further ones take their turn, in the order
 * in which they came. A body that takes longer than {@code loadTimeout} counts no more: one that
 * hangs must not keep out others for ever. Thread-safe.
 */
final class LoadGate {
  private final int most;
  private final long timeoutNanos;
  private final CoarseClock clock;
  private final ArrayDeque<Running> running = new ArrayDeque<>();
  private final ArrayDeque<Turn> waiting = new ArrayDeque<>();

  /**
   * A gate.
   *
   * @param most positive
   * @param timeoutNanos how long a body may wait for its turn, and counts as running
   */
  LoadGate(int most, long timeoutNanos, CoarseClock clock) {
    this.most = most;
    this.clock = clock;
    this.timeoutNanos = timeoutNanos;
  }

  /** Whether a body may run now; it is to tell {@link #left}. */
  synchronized boolean enter(Flight flight) {
    long now = clock.precise();
    for (Iterator<Running> each = running.iterator(); each.hasNext(); ) {
      Running other = each.next();
      if (now - other.since >= timeoutNanos) {
        each.remove();
      } else if (other.flight.runner() == Thread.currentThread()) {
        // A load within a load: were it to wait, it could wait for itself.
        return true;
      }
    }
    if (running.size() >= most || !waiting.isEmpty()) {
      return false;
    }
    running.add(new Running(flight, now));
    return true;
  }

  /** Whether a body could run now. */
  synchronized boolean hasRoom() {
    return running.size() < most || clock.precise() - running.element().since >= timeoutNanos;
  }

  /** Waits in the calling thread for the flight's turn, unless it is interrupted. */
  void await(Flight flight) {
    Turn turn = new Turn(flight, Thread.currentThread(), null);
    if (!add(turn)) {
      return;
    }
    long deadline = System.nanoTime() + timeoutNanos;
    while (!turn.come) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        remove(turn);
        return;
      }
      LockSupport.parkNanos(this, left);
    }
  }

  /**
   * Runs a task when the flight's turn has come, or another one if it has not come in time.
   *
   * @param task must not wait for anything: it is to hand the body to an executor
   */
  void later(Flight flight, final Runnable task, final Runnable late, Timer timer) {
    final Turn turn = new Turn(flight, null, task);
    if (!add(turn)) {
      task.run();
      return;
    }
    timer.later(
        new Runnable() {
          @Override
          public void run() {
            if (remove(turn)) {
              late.run();
            }
          }
        },
        timeoutNanos);
  }

  /** False, and the flight may run, where there is room by now. */
  private synchronized boolean add(Turn turn) {
    if (running.size() < most && waiting.isEmpty()) {
      running.add(new Running(turn.flight, clock.precise()));
      return false;
    }
    waiting.add(turn);
    return true;
  }

  private synchronized boolean remove(Turn turn) {
    return waiting.remove(turn);
  }

  /** A body has ended, however, or will not run. */
  void left(Flight flight) {
    Turn next = next(flight);
    if (next != null) {
      next.come();
    }
  }

  private synchronized @Nullable Turn next(Flight flight) {
    boolean ran = false;
    for (Iterator<Running> each = running.iterator(); each.hasNext() && !ran; ) {
      if (each.next().flight == flight) {
        each.remove();
        ran = true;
      }
    }
    Turn turn = ran && running.size() < most ? waiting.poll() : null;
    if (turn != null) {
      running.add(new Running(turn.flight, clock.precise()));
    }
    return turn;
  }

  /** A flight whose body runs. Immutable. */
  private static final class Running {
    private final Flight flight;
    private final long since;

    Running(Flight flight, long since) {
      this.flight = flight;
      this.since = since;
    }
  }

  /** A flight whose body waits: in its thread, or as a task. */
  private static final class Turn {
    private final Flight flight;
    private final @Nullable Thread thread;
    private final @Nullable Runnable task;
    private volatile boolean come;

    Turn(Flight flight, @Nullable Thread thread, @Nullable Runnable task) {
      this.flight = flight;
      this.thread = thread;
      this.task = task;
    }

    void come() {
      come = true;
      if (task != null) {
        task.run();
      } else {
        LockSupport.unpark(thread);
      }
    }
  }
}
