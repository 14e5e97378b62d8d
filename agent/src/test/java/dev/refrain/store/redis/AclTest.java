package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.store.Changes;
import dev.refrain.store.Found;
import dev.refrain.store.Frame;
import dev.refrain.store.Lease;
import dev.refrain.store.StoreKey;
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
