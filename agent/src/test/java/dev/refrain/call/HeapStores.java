package dev.refrain.call;

import dev.refrain.codec.ValueCodec;
import dev.refrain.observe.Recorder;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.RuleSet;
import dev.refrain.rules.StoreSettings;
import dev.refrain.store.Changes;
import dev.refrain.store.GuardedStore;
import dev.refrain.store.HeapStore;
import dev.refrain.store.StartedGuard;
import dev.refrain.store.Ticker;
import java.lang.reflect.Type;

/** The store {@code shared} of a fixture: one process's client of a server in this heap. */
final class HeapStores implements StoreSource {
  /** What a rules file says of it; nobody connects there. */
  static final String SETTINGS = "stores: {shared: {type: redis, uri: 'redis://localhost:1'}}\n";

  final Changes changes = new Changes();
  final HeapStore client;
  final GuardedStore guard;
  final TestCodec codec = new TestCodec();
  private StoreSettings settings;

  HeapStores(HeapStore.Server server, Recorder recorder) {
    client = server.client(changes);
    guard = StartedGuard.of(client, changes, recorder, Ticker.SYSTEM);
  }

  void cut(boolean off) {
    client.cut(off);
  }

  /** The node of every key goes, and comes back. */
  void away(boolean is) {
    client.away(is);
  }

  void settings(RuleSet rules) {
    settings = rules.stores().get("shared");
  }

  @Override
  public StoreAccess store(String name) {
    return new StoreAccess(guard, settings) {
      @Override
      public ValueCodec codec(Type type, ClassLoader loader, CacheSettings rule, String meaning) {
        return codec.of(meaning);
      }
    };
  }
}
