package dev.refrain.store.memcached;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.spy.memcached.ops.OperationCallback;
import net.spy.memcached.ops.OperationState;
import net.spy.memcached.ops.OperationStatus;
import net.spy.memcached.protocol.BaseOperationImpl;
import org.jspecify.annotations.Nullable;

/**
 * Commands of an exchange on their way through the client. From the moment it is sent it belongs to
 * the link's thread.
 */
final class MetaOperation extends BaseOperationImpl {
  static final int ANY_EPOCH = -1;

  private static final OperationCallback NOBODY =
      new OperationCallback() {
        @Override
        public void receivedStatus(OperationStatus status) {}

        @Override
        public void complete() {}
      };

  private final Exchange<?> exchange;
  private final byte[] bytes;
  private final int count;
  private final int epoch;
  private final ReplyReader reader = new ReplyReader();
  private final List<Reply> replies;
  private int whole;
  private boolean isReleased;

  /**
   * An operation.
   *
   * @param epoch the only one in which it may be sent, or {@link #ANY_EPOCH}
   */
  MetaOperation(Exchange<?> exchange, Commands commands, int epoch) {
    this.exchange = exchange;
    this.bytes = commands.bytes();
    this.count = commands.count();
    this.epoch = epoch;
    this.replies = new ArrayList<>(count);
    this.callback = NOBODY;
  }

  Exchange<?> exchange() {
    return exchange;
  }

  int size() {
    return bytes.length;
  }

  boolean isOf(int present) {
    return epoch == ANY_EPOCH || epoch == present;
  }

  /** Whether it need not be sent any more. */
  boolean isIdle() {
    return exchange.hasEnded() && !exchange.isSentInAnyCase();
  }

  @Override
  public void initialize() {
    setBuffer(ByteBuffer.wrap(bytes));
  }

  @Override
  public void readFromBuffer(ByteBuffer data) throws IOException {
    while (whole < count) {
      Reply reply = reader.next(data);
      if (reply == null) {
        return;
      }
      if (reply.isMisunderstanding() && !exchange.takesError(reply, whole)) {
        throw new IOException("the server did not understand");
      }
      replies.add(reply);
      if (!reply.isPart()) {
        whole++;
      }
    }
    transitionState(OperationState.COMPLETE);
    release();
    exchange.link.noteAnswer();
    exchange.answered(replies);
  }

  /** The client asks this before it writes the first byte; the time is its own. */
  @Override
  public synchronized boolean isTimedOut(long millis) {
    if (!isIdle()) {
      return false;
    }
    release();
    return true;
  }

  @Override
  protected void wasCancelled() {
    release();
    exchange.lost();
  }

  /** It takes no more room in the link. */
  void release() {
    if (!isReleased) {
      isReleased = true;
      exchange.link.released(this);
    }
  }

  @Override
  public byte @Nullable [] getErrorMsg() {
    return null;
  }
}
