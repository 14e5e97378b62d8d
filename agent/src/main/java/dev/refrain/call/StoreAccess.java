package dev.refrain.call;

import dev.refrain.codec.CodecSettings;
import dev.refrain.codec.Codecs;
import dev.refrain.codec.ValueCodec;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.StoreSettings;
import dev.refrain.store.GuardedStore;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A shared store that is open, what the rules file says of it, and how it writes values. */
public class StoreAccess {
  private final GuardedStore store;
  private final StoreSettings settings;

  public StoreAccess(GuardedStore store, StoreSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  GuardedStore store() {
    return store;
  }

  StoreSettings settings() {
    return settings;
  }

  /**
   * A codec of values of one type.
   *
   * @param loader the application's, whose classes values are of; {@code null}: the JVM's
   * @param meaning what else than classes tells versions of the application apart
   */
  ValueCodec codec(Type type, @Nullable ClassLoader loader, CacheSettings rule, String meaning) {
    return Codecs.of(
        new CodecSettings(
            type, loader, rule.codec(), rule.allow(), settings.compressAbove(), meaning));
  }
}
