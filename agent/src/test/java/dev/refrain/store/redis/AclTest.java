package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.observe.Log;
import dev.refrain.observe.Recorder;
import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.store.Changes;
import dev.refrain.store.FakeTicker;
import dev.refrain.store.Found;
import dev.refrain.store.Frame;
import dev.refrain.store.GuardedStore;
import dev.refrain.store.Lease;
import dev.refrain.store.StartedGuard;
import dev.refrain.store.StoreKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** A user who may do what the documentation says, on the keys of the namespace only. */
@NeedsServer("redis-server")
class AclTest extends OneServer {
  private static final String[] COMMANDS = {
    "+get",
    "+mget",
    "+getrange",
    "+set",
    "+exists",
    "+pttl",
    "+pexpire",
    "+persist",
    "+del",
    "+unlink",
    "+eval",
    "+evalsha",
    "+time",
    "+client|setname",
    "+client|id",
    "+client|tracking",
    "+subscribe",
    "+ping",
    "+select"
  };

  @Override
  RedisServer start() {
    RedisServer started = RedisServer.redis();
    try (Jedis operator = started.operator()) {
      String[] rules = {"on", ">s3:cr@t", "~refrain:*", "resetchannels", "&__redis__:invalidate"};
      operator.aclSetUser("limited", rules);
      operator.aclSetUser("limited", COMMANDS);
      operator.aclSetUser("untracked", rules);
      operator.aclSetUser("untracked", COMMANDS);
      operator.aclSetUser("untracked", "-client|tracking");
    }
    return started;
  }

  @Override
  RedisSettings.Builder settings() {
    return Stores.settings("redis", "redis://limited:s3%3Acr%40t@" + server.address() + "/3");
  }

  @Override
  String described() {
    return "type: redis, uri: 'redis://limited:s3%3Acr%40t@" + server.address() + "/3'";
  }

  @Override
  int database() {
    return 3;
  }

  @Test
  void aKeyBeyondThePrefixIsRefused_andTheReasonNamesNoKey() {
    RedisStore store = Stores.open(settings(), null);
    try {
      StoreKey key = new StoreKey("other:a");
      Found found = store.read(key, List.of(), 1000).await();
      assertNotNull(found);
      assertNull(found.bytes());
      assertNull(found.lease());
      Lease lease = new Lease(Frame.lease(), 0, List.of(), true);
      assertEquals(false, store.write(key, List.of(), lease, new byte[1], 1000).await());
      assertNull(store.evict(key).await());
      String trouble = store.trouble();
      assertNotNull(trouble);
      assertEquals("NOPERM", trouble.substring(0, 6));
      assertFalse(trouble.contains("other"), trouble);
    } finally {
      store.close();
    }
  }

  @Test
  void refusedLookupsAreCounted_andToldOfOnceAMinute() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Recorder recorder =
        new Recorder(new Log(new PrintStream(log, true, StandardCharsets.UTF_8), false));
    FakeTicker ticker = new FakeTicker();
    RedisStore store = Stores.open(settings(), null);
    GuardedStore guard = StartedGuard.of(store, new Changes(), recorder, ticker);
    try (Jedis operator = server.operator()) {
      StoreKey key = new StoreKey("refrain:refused");
      assertNotNull(guard.read(key, List.of(), 1000).await().lease());
      for (int minute = 1; minute <= 2; minute++) {
        operator.aclSetUser("limited", "-mget");
        for (int i = 0; i < 10; i++) {
          assertTrue(guard.read(key, List.of(), 1000).await().isRefused());
        }
        assertNotNull(store.trouble());
        operator.aclSetUser("limited", "+mget");
        assertNotNull(guard.read(key, List.of(), 1000).await().lease());
        assertNull(store.trouble(), "it works again");
        operator.aclSetUser("limited", "-mget");
        assertTrue(guard.read(key, List.of(), 1000).await().isRefused());
        ticker.advance(Duration.ofMinutes(1));
        operator.aclSetUser("limited", "+mget");
        assertNotNull(guard.read(key, List.of(), 1000).await().lease());
      }
      assertEquals(22, guard.counters().refusedLookups());
      List<String> lines = log.toString(StandardCharsets.UTF_8).lines().toList();
      assertEquals(2, lines.size(), lines::toString);
      // The middle is worded differently from version to version.
      assertTrue(lines.get(0).startsWith("refrain: store 'shared' refuses lookups (NOPERM "));
      assertTrue(
          lines.get(0).endsWith("'mget' command); those calls run as if there were no rule"),
          lines.get(0));
    } finally {
      guard.close();
    }
  }

  @Test
  void aWrongPasswordIsNamedAsTheTrouble_andNotTold() {
    RedisStore store = Stores.open(settings().password("wr0ng"), null);
    try {
      assertNull(store.read(new StoreKey("refrain:a"), List.of(), 1000).await());
      assertEquals(
          server.address() + ": WRONGPASS invalid username-password pair or user is disabled.",
          store.trouble());
    } finally {
      store.close();
    }
  }

  @Test
  void withoutTrackingTheStoreWorks_andTellsNoChanges() {
    RedisStore store =
        Stores.open(settings().username("untracked").password("s3:cr@t"), new Changes());
    try {
      StoreKey key = new StoreKey("refrain:untracked");
      Found found = store.read(key, List.of(), 1000).await();
      assertNotNull(found);
      assertEquals(true, store.write(key, List.of(), found.lease(), new byte[1], 1000).await());
      assertFalse(store.tellsChanges());
      String trouble = store.trouble();
      assertNotNull(trouble);
      // The rest is worded differently from version to version.
      assertTrue(trouble.startsWith(server.address() + ": NOPERM "), trouble);
      assertTrue(trouble.contains("'client|tracking'"), trouble);
    } finally {
      store.close();
    }
  }
}
