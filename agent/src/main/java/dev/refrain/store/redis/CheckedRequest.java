package dev.refrain.store.redis;

import dev.refrain.store.StoreKey;

/** Does something about a key if its lease still stands there; answers whether it did. */
final class CheckedRequest extends ScriptRequest<Boolean> {
  CheckedRequest(RedisStore store, Script script, StoreKey key, byte[]... arguments) {
    super(store, script, key, arguments);
  }

  @Override
  Boolean result(long number) {
    return number != 0;
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
