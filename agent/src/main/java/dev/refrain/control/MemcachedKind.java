package dev.refrain.control;

import dev.refrain.observe.StoreCounters;
import dev.refrain.rules.StoreAddress;
import dev.refrain.rules.StoreSettings;
import dev.refrain.store.SharedStore;
import dev.refrain.store.memcached.MemcachedSettings;
import dev.refrain.store.memcached.MemcachedStore;
import dev.refrain.store.memcached.NodeAddress;
import dev.refrain.store.memcached.TlsContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Memcached; a class of its own, so that a process without it does not load its client. */
final class MemcachedKind {
  private MemcachedKind() {}

  static SharedStore open(StoreSettings settings, StoreCounters counters) throws IOException {
    List<NodeAddress> nodes = new ArrayList<>();
    List<StoreAddress> addresses = settings.addresses();
    for (int i = 0; i < addresses.size(); i++) {
      nodes.add(new NodeAddress(addresses.get(i).host(), addresses.get(i).port()));
    }
    return MemcachedStore.open(
        new MemcachedSettings(
            nodes,
            settings.tls()
                ? TlsContext.of(
                    settings.trustStore(),
                    settings.trustStorePassword(),
                    settings.keyStore(),
                    settings.keyStorePassword())
                : null,
            settings.username(),
            settings.password(),
            settings.timeoutNanos()),
        counters);
  }
}
