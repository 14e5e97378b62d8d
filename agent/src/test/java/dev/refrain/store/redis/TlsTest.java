package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.Certificates;
import dev.refrain.servers.LoopbackPorts;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.store.StoreKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that asks for our certificate, too. */
@NeedsServer("redis-server")
class TlsTest extends OneServer {
  @TempDir private static Path folder;
  private final int tlsPort = LoopbackPorts.free();
  private Certificates certificates;

  @Override
  RedisServer start() throws Exception {
    certificates = Certificates.make(folder, "ip:127.0.0.1");
    return RedisServer.redis(
        "--tls-port", Integer.toString(tlsPort),
        "--tls-cert-file", certificates.certificate().toString(),
        "--tls-key-file", certificates.key().toString(),
        "--tls-ca-cert-file", certificates.certificate().toString(),
        "--tls-auth-clients", "yes");
  }

  @Override
  RedisSettings.Builder settings() {
    return trusting("127.0.0.1").keyStore(certificates.store().toString(), Certificates.PASSWORD);
  }

  @Override
  String described() {
    return "type: redis, uri: 'rediss://127.0.0.1:"
        + tlsPort
        + "', "
        + certificates.trustSettings()
        + ", "
        + certificates.ownSettings();
  }

  private RedisSettings.Builder trusting(String host) {
    return Stores.settings("redis", "rediss://" + host + ":" + tlsPort)
        .trustStore(certificates.trustStore().toString(), Certificates.PASSWORD);
  }

  @Test
  void aServerThatIsNotTrustedGetsNoRequest() {
    refused(Stores.settings("redis", "rediss://127.0.0.1:" + tlsPort), "certification path");
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() {
    refused(
        trusting("localhost").keyStore(certificates.store().toString(), Certificates.PASSWORD),
        "localhost");
  }

  @Test
  void withoutOurCertificateTheServerRefuses() {
    refused(trusting("127.0.0.1"), "");
  }

  private static void refused(RedisSettings.Builder settings, String why) {
    RedisStore store = Stores.open(settings, null);
    try {
      assertNull(store.read(new StoreKey("a"), List.of(), 1000).await());
      String trouble = store.trouble();
      assertNotNull(trouble);
      assertTrue(trouble.contains(why), trouble);
    } finally {
      store.close();
    }
  }
}
