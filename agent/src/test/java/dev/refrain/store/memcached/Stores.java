package dev.refrain.store.memcached;

import dev.refrain.observe.Log;
import dev.refrain.observe.Recorder;
import dev.refrain.observe.StoreCounters;
import dev.refrain.servers.MemcachedServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Stores for tests. */
final class Stores {
  static final Duration PATIENT = Duration.ofSeconds(5);

  private Stores() {}

  /** A store on these servers, with the contract's timeout. */
  static MemcachedStore on(MemcachedServer... servers) {
    return on(PATIENT, servers);
  }

  static MemcachedStore on(Duration timeout, MemcachedServer... servers) {
    List<NodeAddress> nodes = new ArrayList<>();
    for (MemcachedServer server : servers) {
      nodes.add(new NodeAddress("127.0.0.1", server.port()));
    }
    return on(nodes, null, null, null, timeout);
  }

  static MemcachedStore on(
      List<NodeAddress> nodes,
      @Nullable SSLContext tls,
      @Nullable String username,
      @Nullable String password,
      Duration timeout) {
    return MemcachedStore.open(
        new MemcachedSettings(nodes, tls, username, password, timeout.toNanos()), counters());
  }

  /** Of a store, at nought. */
  static StoreCounters counters() {
    return new Recorder(new Log(new PrintStream(OutputStream.nullOutputStream()), false))
        .store("shared");
  }
}
