package dev.refrain.store.memcached;

import dev.refrain.store.Lease;
import java.util.List;

/** Takes a lease away, or the entry that it is over. */
final class ReleaseExchange extends LeaseExchange {
  private final boolean answer;

  /**
   * A release.
   *
   * @param answer the result where the lease still stood
   */
  ReleaseExchange(NodeLink link, String key, Lease lease, boolean answer) {
    super(link, key, lease);
    this.answer = answer;
  }

  @Override
  Commands act(long version) {
    return new Commands().delete(key, version);
  }

  @Override
  Boolean done(List<Reply> replies) {
    return answer;
  }
}
