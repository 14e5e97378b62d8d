package dev.refrain.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.observe.Log;
import dev.refrain.observe.Recorder;
import dev.refrain.servers.Until;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 19, by the guard: what a store in trouble costs, and what it must not forget. */
class GuardedStoreTest {
  private static final StoreKey KEY = new StoreKey("n:r:m:k");
  private static final StoreKey RULE = new StoreKey("n:r");
  private static final StoreKey ARGUMENTS = new StoreKey("n:r::k");

  private final FakeTicker ticker = new FakeTicker();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final HeapStore.Server server = new HeapStore.Server(ticker);
  private final Changes changes = new Changes();
  private final HeapStore client = server.client(changes);
  private final Recorder recorder =
      new Recorder(new Log(new PrintStream(log, true, StandardCharsets.UTF_8), false));
  private final GuardedStore guard = StartedGuard.of(client, changes, recorder, ticker);
  private GuardedStore aboutToClose;

  @AfterEach
  void close() {
    guard.close();
  }

  private Found read() {
    return guard.read(KEY, List.of(RULE, ARGUMENTS), 1000).await();
  }

  private void store(String value) {
    Found miss = read();
    assertTrue(
        guard
            .write(
                KEY,
                List.of(RULE, ARGUMENTS),
                miss.lease(),
                value.getBytes(StandardCharsets.UTF_8),
                60_000)
            .await());
  }

  private void failUntilOpen() {
    for (int i = 0; i < 5; i++) {
      assertFalse(guard.isOpen());
      assertNull(read());
    }
    assertTrue(guard.isOpen());
  }

  private void awaitClosed() {
    Until.holds("the guard has found the store again", () -> !guard.isOpen());
  }

  @Test
  void failures_in_a_row_open_it_and_then_nothing_is_asked() {
    client.cut(true);
    failUntilOpen();
    client.hold();
    AtomicReference<Found> told = new AtomicReference<>(Found.refused());
    guard.read(KEY, List.of(RULE), 1000).whenEnded(told::set);
    assertNull(told.get());
    assertEquals(0, client.held());
  }

  @Test
  void a_success_starts_the_count_again() {
    for (int i = 0; i < 20; i++) {
      client.cut(i % 4 != 3);
      read();
    }
    assertFalse(guard.isOpen());
  }

  @Test
  void it_closes_by_itself_and_says_both_once() {
    client.cut(true);
    failUntilOpen();
    client.cut(false);
    awaitClosed();
    assertNotNull(read());
    List<String> lines = log.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(2, lines.size(), lines::toString);
    assertEquals(
        "refrain: store 'shared' does not answer; methods run and memory serves without it until"
            + " it does",
        lines.get(0));
    assertTrue(
        lines
            .get(1)
            .matches(
                "refrain: store 'shared' answers again after .*; no evictions had waited for it"),
        lines.get(1));
  }

  @Test
  void one_that_is_there_and_answers_no_read_is_tried_less_and_less() {
    client.deaf(true);
    long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
    while (System.nanoTime() - end < 0) {
      read();
    }
    long outages = guard.counters().outages();
    assertTrue(outages > 2 && outages < 13, () -> outages + " outages in 3 s");
    client.deaf(false);
    long back = System.nanoTime();
    awaitClosed();
    assertTrue(System.nanoTime() - back < Duration.ofSeconds(1).toNanos(), "used again within 1 s");
    assertNotNull(read());
  }

  @Test
  void copies_from_before_or_during_an_outage_are_void_after_it() {
    Stamp before = changes.stamp(KEY, List.of());
    client.cut(true);
    failUntilOpen();
    Stamp during = changes.stamp(KEY, List.of());
    assertTrue(before.isCurrent());
    client.cut(false);
    awaitClosed();
    assertFalse(before.isCurrent());
    assertFalse(during.isCurrent());
  }

  @Test
  void copies_from_when_it_is_just_about_to_close_are_void_after_it() {
    AtomicReference<Stamp> late = new AtomicReference<>();
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream()) {
          @Override
          public void println(String line) {
            if (line.contains("answers again")) {
              Stamp stamp = changes.stamp(KEY, List.of());
              assertNull(closing().read(KEY, List.of(), 1000).await());
              assertTrue(closing().isOpen());
              late.set(stamp);
            }
          }

          private GuardedStore closing() {
            return aboutToClose;
          }
        };
    aboutToClose = StartedGuard.of(client, changes, new Recorder(new Log(out, false)), ticker);
    client.cut(true);
    for (int i = 0; i < 5; i++) {
      assertNull(aboutToClose.read(KEY, List.of(), 1000).await());
    }
    client.cut(false);
    Until.holds("it is closed", () -> !aboutToClose.isOpen());
    assertNotNull(late.get());
    Until.holds("the copy is void", () -> !late.get().isCurrent());
    aboutToClose.close();
  }

  @Test
  void an_eviction_that_a_node_alone_missed_keeps_its_group_unread_until_it_is_made() {
    store("old");
    client.away(true);
    assertNull(guard.evictGroup(ARGUMENTS, List.of(RULE)).await(), "it was not made");
    assertFalse(guard.isOpen());
    Stamp stamp = changes.stamp(KEY, List.of(RULE, ARGUMENTS));
    assertEquals(1, guard.waitingEvictions());
    // The node is back, and is told of the eviction a little later.
    client.away(false);
    StoreKey other = new StoreKey("n:r:m:other");
    assertNotNull(guard.read(other, List.of(RULE), 1000).await().lease());
    Found found = read();
    while (found.isCutOff()) {
      assertNull(found.bytes());
      found = read();
    }
    assertNull(found.bytes(), "it is evicted");
    assertNotNull(found.lease());
    Until.holds("copies from before are void", () -> !stamp.isCurrent());
  }

  @Test
  void one_eviction_that_fails_opens_it_and_is_made_up_for_before_the_next_read() {
    store("old");
    client.cut(true);
    assertNull(guard.evictGroup(ARGUMENTS, List.of(RULE)).await());
    assertTrue(guard.isOpen());
    client.cut(false);
    awaitClosed();
    assertNull(read().bytes());
    assertTrue(log.toString(StandardCharsets.UTF_8).contains("; 1 eviction had waited for it"));
  }

  @Test
  void it_closes_though_evictions_go_on() {
    client.cut(true);
    failUntilOpen();
    AtomicInteger evictions = new AtomicInteger();
    Runnable another =
        new Runnable() {
          @Override
          public void run() {
            StoreKey group = new StoreKey("n:r::" + evictions.incrementAndGet());
            guard.evictGroup(group, List.of(RULE)).await();
            client.beforeNextReply(this);
          }
        };
    client.beforeNextReply(another);
    client.cut(false);
    awaitClosed();
    assertTrue(evictions.get() > 1);
  }

  @Test
  void an_eviction_that_comes_while_an_equal_one_is_sent_is_not_taken_for_it() {
    store("old");
    client.cut(true);
    assertNull(guard.evictGroup(ARGUMENTS, List.of(RULE)).await());
    AtomicReference<byte[]> sent = new AtomicReference<>();
    // The first request asks whether the store is there, the second is the eviction that waits.
    client.beforeNextReply(
        () ->
            client.beforeNextReply(
                () -> {
                  sent.set(server.raw(ARGUMENTS));
                  guard.evictGroup(ARGUMENTS, List.of(RULE)).await();
                }));
    client.cut(false);
    awaitClosed();
    assertFalse(Arrays.equals(sent.get(), server.raw(ARGUMENTS)), "it was lost");
  }

  @Test
  void an_eviction_while_it_is_open_is_not_lost() {
    store("old");
    client.cut(true);
    failUntilOpen();
    AtomicReference<Boolean> told = new AtomicReference<>(true);
    guard.evictGroup(ARGUMENTS, List.of(RULE)).whenEnded(told::set);
    assertNull(told.get());
    assertEquals(1, guard.waitingEvictions());
    client.cut(false);
    awaitClosed();
    assertEquals(0, guard.waitingEvictions());
    assertNull(read().bytes());
  }

  @Test
  void a_store_that_replaces_another_makes_up_for_its_evictions() {
    store("old");
    client.cut(true);
    guard.evictGroup(ARGUMENTS, List.of(RULE)).await();
    Changes hers = new Changes();
    HeapStore other = server.client(hers);
    GuardedStore successor =
        StartedGuard.of(() -> other, hers, recorder, ticker, StartedGuard.TIMEOUT_NANOS);
    successor.succeed(guard);
    successor.start();
    Until.holds("it is caught up", () -> !successor.isOpen());
    assertNull(successor.read(KEY, List.of(RULE, ARGUMENTS), 1000).await().bytes());
    successor.close();
  }

  @Test
  void an_interrupted_writer_still_evicts() {
    store("old");
    Thread.currentThread().interrupt();
    guard.evictGroup(ARGUMENTS, List.of(RULE)).await();
    assertTrue(Thread.interrupted());
    assertFalse(guard.isOpen());
    assertNull(read().bytes());
  }

  @Test
  void own_evictions_void_own_copies() {
    Stamp stamp = changes.stamp(KEY, List.of(RULE, ARGUMENTS));
    guard.evictGroup(ARGUMENTS, List.of(RULE)).await();
    assertFalse(stamp.isCurrent());
  }

  @Test
  void a_refresh_lands_over_the_very_entry_that_it_found() {
    store("same");
    Lease first = read().lease();
    Lease second = read().lease();
    byte[] same = "same".getBytes(StandardCharsets.UTF_8);
    List<StoreKey> groups = List.of(RULE, ARGUMENTS);
    assertEquals(true, guard.write(KEY, groups, second, same, 60_000).await());
    assertEquals(false, guard.write(KEY, groups, first, new byte[1], 60_000).await());
    assertArrayEquals(same, read().bytes());
  }

  @Test
  void a_release_that_takes_an_entry_away_ends_copies_that_are_near() {
    for (boolean told : new boolean[] {false, true}) {
      store("old");
      Stamp stamp = changes.stamp(KEY, List.of(RULE));
      Found found = read();
      assertNotNull(found.bytes());
      if (told) {
        AtomicReference<Boolean> result = new AtomicReference<>();
        guard.release(KEY, found.lease()).whenEnded(result::set);
        assertEquals(true, result.get());
      } else {
        assertEquals(true, guard.release(KEY, found.lease()).await());
      }
      assertFalse(stamp.isCurrent());
    }
    Stamp stamp = changes.stamp(KEY, List.of(RULE));
    assertEquals(true, guard.release(KEY, read().lease()).await());
    assertTrue(stamp.isCurrent(), "there was no entry");
  }

  @Test
  void too_many_waiting_evictions_become_one_of_their_rule() {
    EvictionBacklog backlog = new EvictionBacklog(3);
    for (int i = 0; i < 4; i++) {
      backlog.add(new StoreKey("n:r::" + i), List.of(RULE));
    }
    assertEquals(List.of(RULE), backlog.all());
    backlog.add(new StoreKey("n:r::5"), List.of(RULE));
    assertEquals(List.of(RULE), backlog.all(), "its rule will be evicted anyway");
  }
}
