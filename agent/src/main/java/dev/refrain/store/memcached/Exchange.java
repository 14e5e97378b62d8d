package dev.refrain.store.memcached;

import dev.refrain.store.Completion;
import dev.refrain.store.Request;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A request to one node: it is sent, answered, perhaps sent on, and ends once. Thread-safe.
 *
 * @param <T> what it gives
 */
abstract class Exchange<T> implements Request<T> {
  final NodeLink link;

  private final Pacemaker pacemaker;
  private long deadline;
  private volatile boolean ended;
  private @Nullable T result;
  private @Nullable Thread waiter;
  private @Nullable Completion<T> completion;

  Exchange(NodeLink link) {
    this.link = link;
    this.pacemaker = link.pacemaker();
  }

  /** Sends the first commands. */
  abstract void start();

  /** Takes the replies to the commands that were sent last. */
  abstract void answered(List<Reply> replies);

  /** The result where the node is down, and others are not. */
  abstract T withoutNode();

  /** Whether it is to be sent even if nobody waits for it any more. */
  boolean isSentInAnyCase() {
    return false;
  }

  /**
   * Whether the server may answer so to a command without having lost the thread.
   *
   * @param number the command's, from 0 on
   */
  boolean takesError(Reply error, int number) {
    return false;
  }

  /** The node has been started anew since the commands were made. */
  void nodeChanged() {
    lost();
  }

  /** The node is down, or the connection to it was lost. */
  final void lost() {
    end(link.isAlone() ? null : withoutNode());
  }

  final void send(Commands commands) {
    link.send(new MetaOperation(this, commands, MetaOperation.ANY_EPOCH));
  }

  final void sendTo(int epoch, Commands commands) {
    link.send(new MetaOperation(this, commands, epoch));
  }

  @Override
  public final @Nullable T await() {
    if (Thread.currentThread().isInterrupted()) {
      return null;
    }
    begin();
    return join();
  }

  /** Sends it for a thread that will {@link #join}. */
  final void begin() {
    deadline = System.nanoTime() + pacemaker.timeoutNanos();
    waiter = Thread.currentThread();
    start();
  }

  final @Nullable T join() {
    while (!ended) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        end(null);
        break;
      }
      LockSupport.parkNanos(this, left);
    }
    return result;
  }

  @Override
  public final void whenEnded(Completion<T> told) {
    deadline = System.nanoTime() + pacemaker.timeoutNanos();
    completion = told;
    pacemaker.watch(this);
    start();
  }

  final boolean hasEnded() {
    return ended;
  }

  final long deadline() {
    return deadline;
  }

  /** Ends it, unless it has ended. */
  final void end(@Nullable T value) {
    synchronized (this) {
      if (ended) {
        return;
      }
      result = value;
      ended = true;
    }
    LockSupport.unpark(waiter);
    Completion<T> told = completion;
    if (told != null) {
      told.ended(value);
    }
  }
}
