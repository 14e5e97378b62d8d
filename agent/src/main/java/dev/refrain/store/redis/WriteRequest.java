package dev.refrain.store.redis;

import dev.refrain.store.StoreKey;

/** Puts an entry in a lease's place, and hears the server's time. */
final class WriteRequest extends ScriptRequest<Boolean> {
  private final ServerClock clock;

  WriteRequest(RedisStore store, ServerClock clock, StoreKey key, byte[]... arguments) {
    super(store, Script.WRITE, key, arguments);
    this.clock = clock;
  }

  @Override
  Boolean result(long number) {
    // Where the server does not let us ask, it is 1.
    if (Math.abs(number) > 1) {
      clock.shows(Math.abs(number), store.now());
    }
    return number > 0;
  }

  @Override
  Boolean refused() {
    return false;
  }

  @Override
  Boolean withoutNode() {
    return false;
  }
}
