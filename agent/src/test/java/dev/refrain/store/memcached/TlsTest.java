package dev.refrain.store.memcached;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.call.TiersContract;
import dev.refrain.servers.Certificates;
import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.TcpProxy;
import dev.refrain.servers.Until;
import dev.refrain.store.SharedStore;
import dev.refrain.store.SharedStoreContract;
import dev.refrain.store.StoreKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server behind TLS, with one listener in the clear for the operator. */
@NeedsServer("memcached")
class TlsTest extends SharedStoreContract {
  @TempDir private static Path folder;
  private static MemcachedServer server;
  private static Certificates certificates;
  private static SSLContext trusting;

  @BeforeAll
  static void start() throws Exception {
    certificates = Certificates.make(folder, "ip:127.0.0.1");
    server =
        MemcachedServer.start(
            "-Z",
            "-o",
            "ssl_chain_cert=" + certificates.certificate() + ",ssl_key=" + certificates.key());
    trusting =
        TlsContext.of(certificates.trustStore().toString(), Certificates.PASSWORD, null, null);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static MemcachedStore open(String host, int port, SSLContext tls, Duration timeout) {
    return Stores.on(List.of(new NodeAddress(host, port)), tls, null, null, timeout);
  }

  @Override
  protected SharedStore open() {
    return open("127.0.0.1", server.port(), trusting, Stores.PATIENT);
  }

  @Override
  protected void operatorDeletes(StoreKey key) {
    MemcachedStore operator = open("127.0.0.1", server.port(), trusting, Stores.PATIENT);
    operator.evict(key).await();
    operator.close();
  }

  @Override
  protected long shortestTtlMillis() {
    return 1000;
  }

  @Nested
  class Tiers extends TiersContract {
    @Override
    protected String described() {
      return "type: memcached, tls: true, uri: 'memcached://"
          + server.address()
          + "', "
          + certificates.trustSettings();
    }

    @Override
    protected void operatorDeletes(StoreKey entry) {
      TlsTest.this.operatorDeletes(entry);
    }

    @Override
    protected boolean tellsChanges() {
      return false;
    }
  }

  @Test
  void aServerThatIsNotTrustedGetsNoRequest() throws Exception {
    refused("127.0.0.1", TlsContext.of(null, null, null, null), "certificate");
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() {
    refused("localhost", trusting, "");
  }

  private static void refused(String host, SSLContext tls, String why) {
    MemcachedStore store = open(host, server.port(), tls, Duration.ofMillis(300));
    try {
      Until.holds("it is refused", () -> store.trouble() != null);
      assertTrue(store.trouble().contains(why), store.trouble());
      assertNull(store.evict(key("quotes")).await());
    } finally {
      store.close();
    }
  }

  @Test
  void aLineThatSwallowsIsLeftAndTakenUpAgain() {
    try (TcpProxy line = new TcpProxy(server.port())) {
      MemcachedStore store = open("127.0.0.1", line.port(), trusting, Duration.ofMillis(100));
      try {
        Until.holds("connected", () -> store.evict(key("quotes")).await() != null);
        line.blackHole();
        assertNull(store.evict(key("quotes")).await());
        line.heal();
        Until.holds(
            "used again", Duration.ofSeconds(2), () -> store.evict(key("quotes")).await() != null);
      } finally {
        store.close();
      }
    }
  }
}
