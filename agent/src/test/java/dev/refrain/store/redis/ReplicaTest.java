package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.observe.Log;
import dev.refrain.observe.Recorder;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.Until;
import dev.refrain.store.Changes;
import dev.refrain.store.GuardedStore;
import dev.refrain.store.StartedGuard;
import dev.refrain.store.StoreKey;
import dev.refrain.store.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A store whose uri names a replica for good. */
@NeedsServer("redis-server")
class ReplicaTest {
  private static final int LOOKUPS = 500;

  @Test
  void it_is_told_of_and_not_connected_to_again_and_again() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Recorder recorder =
        new Recorder(new Log(new PrintStream(log, true, StandardCharsets.UTF_8), false));
    try (RedisServer master = RedisServer.redis();
        RedisServer replica =
            RedisServer.redis("--replicaof", "127.0.0.1", Integer.toString(master.port()))) {
      Until.holds("it follows", () -> replica.info("master_link_status").equals("up"));
      RedisStore store =
          Stores.open(Stores.settings("redis", "redis://" + replica.address()), null);
      GuardedStore guard = StartedGuard.of(store, new Changes(), recorder, Ticker.SYSTEM);
      long before = connections(replica);
      long begun = System.nanoTime();
      for (int i = 0; i < LOOKUPS; i++) {
        guard.read(new StoreKey("refrain:" + i), List.of(new StoreKey("refrain")), 1000).await();
      }
      long seconds = (System.nanoTime() - begun) / 1_000_000_000;
      long made = connections(replica) - before;
      assertTrue(made <= 4 + 2 * seconds, made + " connections for " + LOOKUPS + " lookups");
      assertTrue(guard.counters().refusedLookups() > LOOKUPS / 2);
      assertEquals(
          "refrain: store 'shared' refuses lookups (READONLY You can't write against a read only"
              + " replica.); those calls run as if there were no rule",
          log.toString(StandardCharsets.UTF_8).lines().findFirst().orElse(""));
      guard.close();
    }
  }

  private static long connections(RedisServer server) {
    return Long.parseLong(server.info("total_connections_received"));
  }
}
