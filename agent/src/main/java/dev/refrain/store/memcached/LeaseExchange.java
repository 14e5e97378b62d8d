package dev.refrain.store.memcached;

import dev.refrain.store.Frame;
import dev.refrain.store.Lease;
import java.util.List;

/**
 * Does something to a lease, or the entry that it is over, that still stands. First by the version
 * that it had when it was given; where that is not its version any more, because it has been
 * renewed or the server started anew, by looking what stands there.
 */
abstract class LeaseExchange extends Exchange<Boolean> {
  private static final int MAXIMUM_ROUNDS = 5;

  final String key;
  final Lease lease;

  private boolean isLooking;
  private int rounds;

  LeaseExchange(NodeLink link, String key, Lease lease) {
    super(link);
    this.key = key;
    this.lease = lease;
  }

  /** What to do where this version stands; the reply that counts is the last. */
  abstract Commands act(long version);

  /** The result once it is done. */
  Boolean done(List<Reply> replies) {
    return true;
  }

  @Override
  void start() {
    if (lease.version() == LeaseVersion.UNKNOWN) {
      look();
    } else {
      long number = lease.version();
      act(LeaseVersion.version(number), LeaseVersion.epoch(number));
    }
  }

  private void act(long version, int epoch) {
    isLooking = false;
    sendTo(epoch, act(version));
  }

  private void look() {
    isLooking = true;
    if (++rounds == MAXIMUM_ROUNDS) {
      end(false);
    } else {
      send(new Commands().get(key));
    }
  }

  @Override
  void nodeChanged() {
    look();
  }

  @Override
  void answered(List<Reply> replies) {
    Reply last = replies.get(replies.size() - 1);
    if (isLooking) {
      if (last.is("VA") && Frame.stands(last.value(), lease.token())) {
        act(last.number('c'), link.epoch());
      } else {
        end(false);
      }
    } else if (last.is("HD")) {
      end(done(replies));
    } else if (last.is("EX")) {
      look();
    } else {
      if (!last.is("NF") && !last.is("NS")) {
        refused(last);
      }
      end(false);
    }
  }

  /** The server can't do it. */
  void refused(Reply reply) {
    // It is not done, and that is all.
  }

  @Override
  Boolean withoutNode() {
    return false;
  }
}
