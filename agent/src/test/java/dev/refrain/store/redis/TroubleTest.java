package dev.refrain.store.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.NeedsServer;
import dev.refrain.servers.RedisServer;
import dev.refrain.servers.TcpProxy;
import dev.refrain.servers.Until;
import dev.refrain.store.Changes;
import dev.refrain.store.Found;
import dev.refrain.store.Request;
import dev.refrain.store.Stamp;
import dev.refrain.store.StoreKey;
import dev.refrain.store.Ticker;
import dev.refrain.store.Way;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** What a server or the line to it does to 64 callers, and how soon it is used again. */
@NeedsServer("redis-server")
class TroubleTest {
  private static final long TIMEOUT = 100;

  /** Ten times what is promised, since the machine may be busy with other things. */
  private static final long MOST = 10 * TIMEOUT;

  private static final List<StoreKey> GROUPS = List.of(new StoreKey("refrain:rule"));
  private static final StoreKey KEY = new StoreKey("refrain:a");
  private RedisServer server;
  private TcpProxy proxy;
  private final Changes changes = new Changes();
  private RedisStore store;

  /** Something goes wrong, and is put right. */
  enum Trouble {
    KILLED {
      @Override
      void begin(TroubleTest test) {
        test.server.kill();
      }

      @Override
      void end(TroubleTest test) {
        test.server.restart();
      }
    },
    PAUSED {
      @Override
      void begin(TroubleTest test) {
        test.server.pause();
      }

      @Override
      void end(TroubleTest test) {
        test.server.resume();
      }
    },
    SWALLOWED {
      @Override
      void begin(TroubleTest test) {
        test.proxy.blackHole();
      }

      @Override
      void end(TroubleTest test) {
        test.proxy.heal();
      }
    },
    REFUSED {
      @Override
      void begin(TroubleTest test) {
        test.proxy.refuse();
      }

      @Override
      void end(TroubleTest test) {
        test.proxy.heal();
      }
    },
    SLOW {
      @Override
      void begin(TroubleTest test) {
        test.proxy.delay(2_000);
      }

      @Override
      void end(TroubleTest test) {
        test.proxy.heal();
        test.proxy.cut();
      }
    };

    abstract void begin(TroubleTest test);

    abstract void end(TroubleTest test);
  }

  @BeforeEach
  void start() {
    server = RedisServer.redis();
    proxy = new TcpProxy(server.port());
    store = open();
  }

  private RedisStore open() {
    RedisSettings settings =
        RedisSettings.oneServer()
            .host("127.0.0.1", proxy.port())
            .timeoutNanos(TimeUnit.MILLISECONDS.toNanos(TIMEOUT))
            .build();
    return new RedisStore(settings, changes, Ticker.SYSTEM);
  }

  @AfterEach
  void stop() {
    store.close();
    proxy.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void callersWaitAtMostTheirTimeout_andTheStoreIsSoonBack(Trouble trouble) throws Exception {
    try (Callers callers = new Callers(64, store)) {
      Until.holds("callers are answered", () -> callers.answers() > 2_000);
      callers.longestMillis();

      trouble.begin(this);
      long before = callers.nothings();
      Until.holds("callers are told nothing", () -> callers.nothings() > before + 500);
      assertNotNull(store.trouble());

      trouble.end(this);
      long then = callers.answers();
      Duration back =
          Until.holds(
              "the store is back", Duration.ofSeconds(10), () -> callers.answers() > then + 500);
      assertEquals(List.of(), callers.failures());
      long longest = callers.longestMillis();
      assertTrue(longest < MOST, "a caller waited for " + longest + " ms");
      assertTrue(back.toMillis() < 2_500, "it took " + back);
    }
  }

  @ParameterizedTest
  @EnumSource
  void startingWhileItIsDownIsTheSame(Way way) {
    server.kill();
    long start = System.nanoTime();
    assertNull(way.ask(read("a")));
    assertTrue(System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(MOST));
    server.restart();
    Until.holds("it is there", Duration.ofSeconds(3), () -> way.ask(read("a")) != null);
    assertNull(store.trouble());
  }

  @Test
  void a_connection_that_the_server_closes_while_copies_answer_is_noticed() {
    Until.holds("it is read", () -> store.read(KEY, GROUPS, 20_000).await() != null);
    Stamp stamp = changes.stamp(KEY, GROUPS);
    try (Jedis operator = server.operator()) {
      assertTrue(operator.clientKill(new ClientKillParams().type(ClientType.NORMAL)) > 0);
    }
    Until.holds("the copy is void", () -> !stamp.isCurrent());
  }

  @Test
  void aCopyServesOnWhileTheLineIsCut_andNotAfterReconnecting() {
    awaitConnection();
    Stamp stamp = changes.stamp(new StoreKey("refrain:a"), GROUPS);
    awaitConnection();
    proxy.refuse();
    Until.holds("the line is lost", () -> read("b").await() == null);
    assertTrue(stamp.isCurrent());
    proxy.heal();
    Until.holds("the line is back", () -> read("b").await() != null);
    assertFalse(stamp.isCurrent());
  }

  @Test
  void aCopyIsGivenUp_whenAllIsFlushed() {
    awaitConnection();
    Stamp stamp = changes.stamp(new StoreKey("refrain:a"), GROUPS);
    awaitConnection();
    try (redis.clients.jedis.Jedis operator = server.operator()) {
      operator.flushAll();
    }
    Until.holds("the copy is given up", () -> !stamp.isCurrent());
  }

  @Test
  void scriptsThatTheServerForgotAreSentAgain() {
    awaitConnection();
    try (redis.clients.jedis.Jedis operator = server.operator()) {
      operator.scriptFlush();
      operator.flushAll();
    }
    Found found = read("a").await();
    assertNotNull(found);
    assertEquals(
        true,
        store.write(new StoreKey("refrain:a"), GROUPS, found.lease(), new byte[1], 1000).await());
  }

  @Test
  void aFullServerStillServesWhatItHas() {
    StoreKey key = new StoreKey("refrain:a");
    awaitConnection();
    Found found = read("a").await();
    assertNotNull(found);
    assertEquals(true, store.write(key, GROUPS, found.lease(), new byte[] {7}, 60_000).await());
    try (redis.clients.jedis.Jedis operator = server.operator()) {
      operator.configSet("maxmemory-policy", "noeviction");
      operator.configSet("maxmemory", "1");
    }
    found = read("b").await();
    assertNotNull(found);
    assertNull(found.lease());
    assertTrue(String.valueOf(store.trouble()).startsWith("OOM command not allowed"));
    found = read("a").await();
    assertNotNull(found);
    assertEquals(1, found.bytes().length);
  }

  @Test
  void anInterruptedCallerStopsWaiting_andStaysInterrupted() throws Exception {
    awaitConnection();
    server.pause();
    boolean[] interrupted = new boolean[1];
    RedisStore patient =
        Stores.open(
            RedisSettings.oneServer()
                .host("127.0.0.1", proxy.port())
                .timeoutNanos(TimeUnit.MINUTES.toNanos(10)),
            changes);
    try {
      Thread caller =
          new Thread(
              () -> {
                patient.read(new StoreKey("refrain:a"), GROUPS, 1000).await();
                interrupted[0] = Thread.currentThread().isInterrupted();
              });
      caller.start();
      caller.interrupt();
      caller.join(20_000);
      assertFalse(caller.isAlive());
      assertTrue(interrupted[0]);
    } finally {
      patient.close();
      server.resume();
    }
  }

  @Test
  void requestsOfAServerThatHangsAreBounded_andCounted() {
    awaitConnection();
    RedisStore patient =
        Stores.open(Stores.settings("redis", "redis://127.0.0.1:" + server.port()), changes);
    try {
      Until.holds("connected", () -> patient.read(KEY, GROUPS, 1000).await() != null);
      server.pause();
      AtomicInteger ended = new AtomicInteger();
      for (int i = 0; i < 12_000; i++) {
        patient.read(KEY, GROUPS, 1000).whenEnded(found -> ended.incrementAndGet());
      }
      assertEquals(2_000, patient.dropped());
      assertEquals(2_000, ended.get());
      server.resume();
      Until.holds("all others end, too", () -> ended.get() == 12_000);
    } finally {
      server.resume();
      patient.close();
    }
  }

  @Test
  void afterCloseNoThreadIsLeft() {
    awaitConnection();
    assertFalse(threads().isEmpty());
    store.close();
    Until.holds("all threads have ended", () -> threads().isEmpty());
  }

  /** The first connection of a JVM takes longer than a request may. */
  private void awaitConnection() {
    Until.holds("connected", () -> read("a").await() != null);
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("refrain-redis"))
        .toList();
  }

  private Request<Found> read(String name) {
    return store.read(new StoreKey("refrain:" + name), GROUPS, 10_000);
  }
}
