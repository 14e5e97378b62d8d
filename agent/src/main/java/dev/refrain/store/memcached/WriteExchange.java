package dev.refrain.store.memcached;

import dev.refrain.observe.StoreCounters;
import dev.refrain.store.Frame;
import dev.refrain.store.Lease;
import java.util.Arrays;
import java.util.List;

/** Puts an entry over its lease, or over the entry that it refreshes. */
final class WriteExchange extends LeaseExchange {
  private final List<String> groups;
  private final byte[] bytes;
  private final long ttlMillis;
  private final StoreCounters counters;

  WriteExchange(
      NodeLink link,
      String key,
      List<String> groups,
      Lease lease,
      byte[] bytes,
      long ttlMillis,
      StoreCounters counters) {
    super(link, key, lease);
    this.groups = groups;
    this.bytes = bytes;
    this.ttlMillis = ttlMillis;
    this.counters = counters;
  }

  @Override
  Commands act(long version) {
    Commands commands = new Commands();
    for (int i = 0; i < groups.size(); i++) {
      commands.get(groups.get(i));
    }
    long ttl = ServerTtl.ofEntry(ttlMillis, link.facts().secondNow());
    byte[] frame = Frame.entry(lease.generations(), bytes);
    return commands.replace(key, frame, version, ttl);
  }

  /** An entry whose group was evicted meanwhile stands there, and is none. */
  @Override
  Boolean done(List<Reply> replies) {
    for (int i = 0; i < groups.size(); i++) {
      if (!Arrays.equals(replies.get(i).value(), lease.generations().get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  void refused(Reply reply) {
    if (reply.line().contains("too large")) {
      counters.tooLarge();
    }
  }
}
