package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.observe.Log;
import dev.refrain.observe.Recorder;
import dev.refrain.servers.Certificates;
import dev.refrain.servers.LoopbackPorts;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.Until;
import dev.refrain.store.Changes;
import dev.refrain.store.GuardedStore;
import dev.refrain.store.StartedGuard;
import dev.refrain.store.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one line about a store that is not there says what is wrong. */
@NeedsServer("redis-server")
class OutageReasonTest {
  @TempDir private static Path folder;
  private static Certificates certificates;
  private static int tlsPort;
  private static RedisServer server;

  @BeforeAll
  static void start() throws Exception {
    certificates = Certificates.make(folder, "ip:127.0.0.1");
    tlsPort = LoopbackPorts.free();
    server =
        RedisServer.redis(
            "--requirepass", "sesame",
            "--tls-port", Integer.toString(tlsPort),
            "--tls-cert-file", certificates.certificate().toString(),
            "--tls-key-file", certificates.key().toString(),
            "--tls-ca-cert-file", certificates.certificate().toString(),
            "--tls-auth-clients", "no");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The line that a store with these settings leads to. */
  private static String line(RedisSettings.Builder settings) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Recorder recorder =
        new Recorder(new Log(new PrintStream(log, true, StandardCharsets.UTF_8), false));
    settings.timeoutNanos(TimeUnit.MILLISECONDS.toNanos(100));
    Changes changes = new Changes();
    GuardedStore guard =
        StartedGuard.of(
            () -> new RedisStore(settings.build(), changes, Ticker.SYSTEM),
            changes,
            recorder,
            Ticker.SYSTEM,
            TimeUnit.MILLISECONDS.toNanos(100));
    try {
      guard.start();
      Until.holds("it is told of", () -> log.size() > 0);
      return log.toString(StandardCharsets.UTF_8);
    } finally {
      guard.close();
    }
  }

  private static void tells(String reason, RedisSettings.Builder settings) {
    String line = line(settings);
    System.out.print(line);
    assertTrue(line.startsWith("refrain: store 'shared' does not answer ("), line);
    assertTrue(line.contains(reason), line);
  }

  @Test
  void nothing_listens() {
    String address = "127.0.0.1:" + LoopbackPorts.free();
    tells(
        "(" + address + ": Connection refused",
        Stores.settings("redis", "redis://" + address).password("sesame"));
  }

  @Test
  void the_host_is_not_known() {
    tells(
        "the host name can't be resolved",
        Stores.settings("redis", "redis://no-such-host.invalid"));
  }

  @Test
  void the_password_is_wrong() {
    tells("WRONGPASS", Stores.settings("redis", "redis://:wr0ng@" + server.address()));
  }

  @Test
  void a_password_is_missing() {
    tells("NOAUTH: it wants a password", Stores.settings("redis", "redis://" + server.address()));
  }

  @Test
  void the_port_speaks_no_tls() {
    tells(
        "no TLS handshake within 700 ms; does that port speak TLS?",
        Stores.settings("redis", "rediss://:sesame@" + server.address()));
  }

  @Test
  void the_port_speaks_tls() {
    tells(
        "does that port want TLS?",
        Stores.settings("redis", "redis://:sesame@127.0.0.1:" + tlsPort));
  }

  @Test
  void the_certificate_is_not_trusted() {
    tells(
        "TLS: unable to find valid certification path",
        Stores.settings("redis", "rediss://:sesame@127.0.0.1:" + tlsPort));
  }

  @Test
  void the_certificate_is_another_hosts() {
    tells(
        "TLS: No name matching localhost found",
        Stores.settings("redis", "rediss://:sesame@localhost:" + tlsPort)
            .trustStore(certificates.trustStore().toString(), Certificates.PASSWORD));
  }

  @Test
  void the_file_of_certificates_is_missing() {
    tells(
        "missing.p12",
        Stores.settings("redis", "rediss://:sesame@127.0.0.1:" + tlsPort)
            .trustStore(folder.resolve("missing.p12").toString(), Certificates.PASSWORD));
  }
}
