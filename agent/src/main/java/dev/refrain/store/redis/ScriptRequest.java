package dev.refrain.store.redis;

import dev.refrain.store.StoreKey;
import org.jspecify.annotations.Nullable;

/** Runs a script that answers with a number. */
abstract class ScriptRequest<T> extends RedisRequest<T> {
  private final Script script;
  private final StoreKey key;
  private final byte[][] arguments;

  ScriptRequest(RedisStore store, Script script, StoreKey key, byte[]... arguments) {
    super(store);
    this.script = script;
    this.key = key;
    this.arguments = arguments;
  }

  /** What the number means. */
  abstract T result(long number);

  /** The result where the server is there and refuses. */
  abstract @Nullable T refused();

  @Override
  Exchange[] begin() {
    return call(false);
  }

  private Exchange[] call(boolean whole) {
    int length = 256;
    for (byte[] each : arguments) {
      length += each.length + 16;
    }
    CommandWriter commands = new CommandWriter(length);
    script.call(commands, whole, key.bytes(), arguments);
    return new Exchange[] {new Exchange(store.nodeOf(key), commands)};
  }

  @Override
  Exchange @Nullable [] answered(Exchange[] step) {
    Object reply = step[0].reply(0);
    if (Script.isUnknown(reply)) {
      return call(true);
    }
    if (reply instanceof Long) {
      return end(result((Long) reply));
    }
    return end(store.refused(reply) ? refused() : null);
  }
}
