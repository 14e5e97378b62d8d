package dev.refrain.store.memcached;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.Until;
import dev.refrain.store.StoreKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The client inside leaves no trace in an application. */
@NeedsServer("memcached")
class QuietTest {
  private static final StoreKey KEY = new StoreKey("shop:quotes:1");

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("refrain-memcached"))
        .toList();
  }

  @Test
  void itsThreadsAreDaemonsWithoutALoader_andEndWithTheStore() {
    Until.holds("other tests' stores are gone", () -> threads().isEmpty());
    try (MemcachedServer server = MemcachedServer.start()) {
      MemcachedStore store = Stores.on(server, server);
      Until.holds("connected", () -> store.evict(KEY).await() != null);
      Until.holds("named", () -> threads().size() == 3);
      for (Thread thread : threads()) {
        assertTrue(thread.isDaemon(), thread::getName);
        assertNull(thread.getContextClassLoader(), thread::getName);
      }
      store.close();
      Until.holds("ended", () -> threads().isEmpty());
    }
  }

  @Test
  void itPrintsNothing_andSetsNoProperty() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    Properties before = (Properties) System.getProperties().clone();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true));
    System.setErr(new PrintStream(printed, true));
    try (MemcachedServer server = MemcachedServer.start()) {
      MemcachedStore store = Stores.on(Duration.ofMillis(100), server);
      Until.holds("connected", () -> store.evict(KEY).await() != null);
      server.kill();
      Until.holds("down", () -> store.trouble() != null);
      assertNull(store.evict(KEY).await());
      server.restart();
      Until.holds("back", () -> store.evict(KEY).await() != null);
      store.close();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertEquals("", printed.toString());
    assertEquals(before, System.getProperties());
  }

  @Test
  void settingsTellNoSecret() {
    MemcachedSettings settings =
        new MemcachedSettings(List.of(new NodeAddress("a", 1)), null, "u", "sesame", 1);
    assertEquals("memcached at [a:1]", settings.toString());
    assertFalse(settings.toString().contains("sesame"));
  }
}
