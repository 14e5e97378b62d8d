package dev.refrain.store.memcached;

import java.util.List;

/**
 * Deletes what stands under a key on one node: an entry, a lease, or a group's generation, in whose
 * place the next read puts another one. A node that can't be reached hears of it before anything
 * else once it is back.
 */
final class EvictExchange extends Exchange<Boolean> {
  private final String key;

  EvictExchange(NodeLink link, String key) {
    super(link);
    this.key = key;
  }

  @Override
  boolean isSentInAnyCase() {
    return true;
  }

  @Override
  boolean takesError(Reply error, int number) {
    return true;
  }

  @Override
  void start() {
    if (link.keep(key, this)) {
      send(new Commands().delete(key));
    } else {
      end(null);
    }
  }

  @Override
  void answered(List<Reply> replies) {
    Reply reply = replies.get(0);
    if (reply.is("HD") || reply.is("NF")) {
      link.confirm(key, this);
      end(true);
    } else {
      end(null);
    }
  }

  @Override
  Boolean withoutNode() {
    return true;
  }
}
