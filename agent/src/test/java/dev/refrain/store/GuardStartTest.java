package dev.refrain.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.observe.Log;
import dev.refrain.observe.Recorder;
import dev.refrain.servers.Until;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 19 at the start: what a store costs that takes long to open, or is not there. */
class GuardStartTest {
  private static final StoreKey KEY = new StoreKey("n:r:m:k");
  private static final StoreKey RULE = new StoreKey("n:r");
  private static final long SHORT = Duration.ofMillis(50).toNanos();
  private static final long LONG = Duration.ofSeconds(20).toNanos();

  private final FakeTicker ticker = new FakeTicker();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final HeapStore.Server server = new HeapStore.Server(ticker);
  private final Changes changes = new Changes();
  private final HeapStore client = server.client(changes);
  private final Recorder recorder =
      new Recorder(new Log(new PrintStream(log, true, StandardCharsets.UTF_8), false));
  private final CountDownLatch opens = new CountDownLatch(1);
  private final AtomicReference<Thread> opener = new AtomicReference<>();
  private GuardedStore guard;

  @AfterEach
  void close() {
    opens.countDown();
    guard.close();
  }

  /** Of a store that is open once {@link #opens} says so. */
  private void start(long timeoutNanos) {
    guard =
        StartedGuard.of(
            () -> {
              opener.set(Thread.currentThread());
              Until.holds("it may open", () -> opens.getCount() == 0);
              return client;
            },
            changes,
            recorder,
            ticker,
            timeoutNanos);
    guard.start();
  }

  private Request<Found> read() {
    return guard.read(KEY, List.of(RULE), 1000);
  }

  private String told() {
    return log.toString(StandardCharsets.UTF_8);
  }

  @Test
  void no_caller_opens_the_store() {
    start(SHORT);
    Until.holds("it is being opened", () -> opener.get() != null);
    assertNotEquals(Thread.currentThread(), opener.get());
  }

  @Test
  void a_caller_waits_for_the_start_and_gets_an_answer() throws Exception {
    start(LONG);
    CompletableFuture<Found> waiting = CompletableFuture.supplyAsync(() -> read().await());
    CompletableFuture<Found> later = new CompletableFuture<>();
    read().whenEnded(later::complete);
    assertFalse(later.isDone());
    opens.countDown();
    assertNotNull(waiting.get());
    assertNotNull(later.get());
    assertEquals("", told());
  }

  @Test
  void what_waited_for_the_start_has_missed_nothing() throws Exception {
    start(LONG);
    Stamp stamp = changes.stamp(KEY, List.of(RULE));
    CompletableFuture<Found> later = new CompletableFuture<>();
    read().whenEnded(later::complete);
    opens.countDown();
    assertNotNull(later.get());
    Until.holds("it is used", () -> !guard.isOpen());
    assertTrue(stamp.isCurrent());
  }

  @Test
  void what_went_on_without_the_start_may_have_missed_changes() {
    start(SHORT);
    Stamp stamp = changes.stamp(KEY, List.of(RULE));
    ticker.advance(Duration.ofNanos(SHORT));
    assertNull(read().await());
    opens.countDown();
    Until.holds("copies are void", () -> !stamp.isCurrent());
    Until.holds("it is used", () -> !guard.isOpen());
  }

  @Test
  void a_caller_waits_for_the_start_no_longer_than_the_timeout() {
    start(SHORT);
    long begun = System.nanoTime();
    assertNull(read().await());
    assertTrue(System.nanoTime() - begun >= SHORT);
  }

  @Test
  void once_the_timeout_is_over_nobody_waits_for_the_start() {
    start(LONG);
    ticker.advance(Duration.ofNanos(LONG));
    long begun = System.nanoTime();
    assertNull(read().await());
    AtomicBoolean ended = new AtomicBoolean();
    read().whenEnded(found -> ended.set(found == null));
    assertTrue(ended.get());
    assertTrue(System.nanoTime() - begun < LONG / 2);
  }

  @Test
  void an_eviction_during_the_start_is_done_before_anything_is_read() throws Exception {
    Changes others = new Changes();
    GuardedStore other = StartedGuard.of(server.client(others), others, recorder, ticker);
    Lease lease = other.read(KEY, List.of(RULE), 1000).await().lease();
    assertTrue(other.write(KEY, List.of(RULE), lease, new byte[] {1}, 60_000).await());
    start(SHORT);
    assertNull(guard.evictGroup(RULE, List.of(RULE)).await());
    assertArrayEquals(
        new byte[] {1}, other.read(KEY, List.of(RULE), 1000).await().bytes(), "not yet");
    opens.countDown();
    Until.holds("it has started", () -> !guard.isOpen());
    assertNull(read().await().bytes());
    other.close();
  }

  @Test
  void a_store_that_can_not_be_opened_is_told_of_with_the_reason_and_tried_again() {
    AtomicBoolean there = new AtomicBoolean();
    guard =
        StartedGuard.of(
            () -> {
              if (!there.get()) {
                throw new FileNotFoundException("/etc/trust.p12");
              }
              return client;
            },
            changes,
            recorder,
            ticker,
            LONG);
    guard.start();
    CompletableFuture<Found> waiting = CompletableFuture.supplyAsync(() -> read().await());
    ticker.advance(Duration.ofMillis(300));
    Until.holds("it is told of", () -> !told().isEmpty());
    assertEquals(
        "refrain: store 'shared' does not answer (it can't be opened: /etc/trust.p12); methods run"
            + " and memory serves without it until it does\n",
        told());
    assertNull(waiting.join(), "nobody waits for a store that is known to be down");
    assertNull(read().await());
    there.set(true);
    Until.holds("it is there", () -> !guard.isOpen());
    assertTrue(told().contains("answers again"), told());
    assertNotNull(read().await());
  }

  @Test
  void a_store_that_says_nothing_is_told_of_after_two_seconds() {
    client.cut(true);
    opens.countDown();
    start(LONG);
    ticker.advance(Duration.ofMillis(1900));
    assertFalse(told().contains("does not answer"));
    ticker.advance(Duration.ofMillis(200));
    Until.holds("it is told of", () -> told().contains("does not answer"));
  }
}
