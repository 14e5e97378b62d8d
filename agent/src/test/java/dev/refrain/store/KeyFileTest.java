package dev.refrain.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.refrain.servers.Certificates;
import dev.refrain.store.memcached.TlsContext;
import dev.refrain.store.redis.RedisSettings;
import dev.refrain.store.redis.RedisStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of certificates that is not what it should be: which one it is, and why, for each store.
 */
class KeyFileTest {
  @TempDir private static Path folder;
  private static Certificates certificates;

  @BeforeAll
  static void make() throws Exception {
    certificates = Certificates.make(folder, "ip:127.0.0.1");
  }

  private static void refused(String trustStore, String password, String reason) {
    String expected = "trustStore " + trustStore + reason;
    Exception redis =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new RedisStore(
                    RedisSettings.oneServer()
                        .host("localhost", 1)
                        .tls(true)
                        .trustStore(trustStore, password)
                        .build(),
                    null,
                    Ticker.SYSTEM));
    assertEquals(expected, redis.getMessage());
    Exception memcached =
        assertThrows(IOException.class, () -> TlsContext.of(trustStore, password, null, null));
    assertEquals(expected, memcached.getMessage());
  }

  @Test
  void oneThatIsNotThere() {
    refused(folder.resolve("none.p12").toString(), "secret", " is not there, or must not be read");
  }

  @Test
  void aPasswordThatIsNotTheFiles() {
    refused(
        certificates.trustStore().toString(),
        "wrong",
        " does not open with this trustStorePassword");
  }

  @Test
  void aPemFile() {
    refused(
        certificates.certificate().toString(),
        "secret",
        " is no PKCS12 or JKS file; of a PEM file, keytool -importcert makes one");
  }

  @Test
  void onesOwnCertificate() {
    String file = certificates.store().toString();
    Exception refused =
        assertThrows(IOException.class, () -> TlsContext.of(null, null, file, "wrong"));
    assertEquals(
        "keyStore " + file + " does not open with this keyStorePassword", refused.getMessage());
  }
}
