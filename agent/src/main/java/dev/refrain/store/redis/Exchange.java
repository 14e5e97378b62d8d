package dev.refrain.store.redis;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Commands for one node, and their replies. It ends once: with replies, or without, when its time
 * is over or its line is lost.
 */
final class Exchange {
  private static final AtomicIntegerFieldUpdater<Exchange> STATE =
      AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "state");
  private static final byte[] ASKING = CommandWriter.ascii("*1\r\n$6\r\nASKING\r\n");
  private static final int OPEN = 0;
  private static final int ANSWERED = 1;
  private static final int LOST = 2;

  private final byte[] bytes;
  private final @Nullable Object[] replies;
  private final Node node;
  private final boolean asking;
  private final @Nullable Look look;
  private int received;
  private long deadline;
  private @Nullable Thread waiter;
  private @Nullable RedisRequest<?> listener;
  private volatile int state;
  private volatile boolean readsItself;
  private int batchBytes;
  private volatile long sentAt;

  Exchange(Node node, CommandWriter commands) {
    this(node, commands, null);
  }

  /**
   * An exchange.
   *
   * @param look is told when the replies arrive
   */
  Exchange(Node node, CommandWriter commands, @Nullable Look look) {
    this(node, commands.toBytes(), commands.commands(), false, look);
  }

  private Exchange(Node node, byte[] bytes, int count, boolean asking, @Nullable Look look) {
    this.look = look;
    this.node = node;
    this.bytes = bytes;
    this.replies = new Object[count];
    this.asking = asking;
  }

  /** The same commands for another node. */
  Exchange at(Node other) {
    return new Exchange(other, bytes, replies.length, false, look);
  }

  /** The same commands for another node, which takes them only when asked in this way. */
  Exchange askedOf(Node other) {
    byte[] asking = ASKING;
    byte[] all = new byte[asking.length * replies.length + bytes.length];
    // One ASKING is good for one command; pipelined commands of one key follow each other.
    int from = 0;
    int to = 0;
    for (int i = 0; i < replies.length; i++) {
      int end = CommandSplit.endOf(bytes, from);
      System.arraycopy(asking, 0, all, to, asking.length);
      System.arraycopy(bytes, from, all, to + asking.length, end - from);
      to += asking.length + end - from;
      from = end;
    }
    return new Exchange(other, all, 2 * replies.length, true, look);
  }

  /** For a thread that will wait for it. */
  void awaitedBy(Thread thread, boolean mayRead, long until) {
    waiter = thread;
    readsItself = mayRead;
    deadline = until;
  }

  /** For a request that wants to be told. */
  void toldTo(RedisRequest<?> request, long until) {
    listener = request;
    deadline = until;
  }

  Node node() {
    return node;
  }

  byte[] bytes() {
    return bytes;
  }

  long deadline() {
    return deadline;
  }

  /** How many commands there are. */
  int count() {
    return asking ? replies.length / 2 : replies.length;
  }

  /** The reply to a command. */
  @Nullable Object reply(int index) {
    return replies[asking ? 2 * index + 1 : index];
  }

  boolean isOpen() {
    return state == OPEN;
  }

  boolean isAnswered() {
    return state == ANSWERED;
  }

  /** Whether its waiter, awake, would read the line's replies. */
  boolean hasReader() {
    return readsItself && state == OPEN;
  }

  boolean readsItself() {
    return readsItself;
  }

  /** Its waiter reads no more: the line's thread shall. */
  void leaveReading() {
    readsItself = false;
  }

  void wakeReader() {
    LockSupport.unpark(waiter);
  }

  void sent(long now, int bytesOfBatch) {
    sentAt = now;
    batchBytes = bytesOfBatch;
  }

  long sentAt() {
    return sentAt;
  }

  /** Of the last one of a batch: how long that was; else 0. */
  int batchBytes() {
    return batchBytes;
  }

  /** Takes the next reply; whether it was the last. Late ones are taken, too, to keep the order. */
  boolean take(@Nullable Object reply) {
    replies[received++] = reply;
    return received == replies.length;
  }

  /** For whoever takes a line's replies, in order: all are there. */
  void answered(@Nullable KnownGenerations known) {
    if (look != null) {
      look.arrived(this, known);
    }
    end(ANSWERED);
  }

  /** Ends it without an answer, if it is open. */
  void lose() {
    end(LOST);
  }

  private void end(int how) {
    if (STATE.compareAndSet(this, OPEN, how)) {
      Thread thread = waiter;
      if (thread == null) {
        if (listener != null) {
          listener.exchangeEnded();
        }
      } else if (thread != Thread.currentThread()) {
        LockSupport.unpark(thread);
      }
    }
  }
}
