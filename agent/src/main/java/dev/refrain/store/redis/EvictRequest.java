package dev.refrain.store.redis;

import dev.refrain.store.StoreKey;
import org.jspecify.annotations.Nullable;

/** Sends a command that evicts; copies that are kept near end with it, whatever its outcome. */
final class EvictRequest extends RedisRequest<Boolean> {
  private final StoreKey key;
  private final CommandWriter command;
  private final @Nullable RecentEvictions recent;
  private boolean removing;

  /**
   * An eviction.
   *
   * @param recent where it is noted when it is done; {@code null}: nowhere
   */
  EvictRequest(
      RedisStore store, StoreKey key, CommandWriter command, @Nullable RecentEvictions recent) {
    super(store);
    this.key = key;
    this.command = command;
    this.recent = recent;
  }

  @Override
  Exchange[] begin() {
    return new Exchange[] {new Exchange(store.nodeOf(key), command)};
  }

  @Override
  Exchange @Nullable [] answered(Exchange[] step) {
    Object reply = step[0].reply(0);
    if (!(reply instanceof ReplyError)) {
      if (recent != null) {
        recent.add(key);
      }
      return end(true);
    }
    store.refused(reply);
    if (removing || !((ReplyError) reply).code().equals("OOM")) {
      return end(null);
    }
    // A full server still removes; what has lost its generation is evicted, too.
    removing = true;
    return new Exchange[] {new Exchange(store.nodeOf(key), Commands.unlink(key))};
  }

  @Override
  Boolean withoutNode() {
    return false;
  }

  @Override
  void ended() {
    // The server does not tell us of what we did.
    store.changed(key);
  }
}
