package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.store.HeapStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promises 13 and 20 across processes: what one of them has loaded the other serves stale, as far
 * as the rule grants it, and refreshes.
 */
class SharedFreshnessTest {
  private static final Duration TTL = Duration.ofSeconds(30);
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private SharedScene scene;

  static List<Object[]> matrix() {
    List<Object[]> all = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      for (String store : List.of("shared", "[memory, shared]")) {
        for (String lookup : List.of("auto", "background")) {
          for (String flight : List.of("process", "cluster")) {
            all.add(
                new Object[] {
                  shape, store, "lookup: " + lookup + "\nsingleFlight: " + flight + "\n"
                });
          }
        }
      }
    }
    return all;
  }

  /** One process has loaded {@code a}, and the other has seen it. */
  private void scene(Shape shape, String store, String settings) throws Exception {
    scene = SharedScene.of(shape, store, "ttl: 30s\n" + settings);
    scene.one.load("a", "old");
    assertEquals("old", scene.two.call("a").value());
    assertEquals(0, scene.two.loads.count());
  }

  @AfterEach
  void stop() {
    scene.stop();
  }

  /** Whether the store has an entry of {@code a}. */
  private boolean hasEntry() {
    return scene.server.keys().stream().anyMatch(each -> each.contains("):a"));
  }

  private static void settled(Scene of) {
    Eventually.holds(
        "nothing is in flight",
        () -> {
          of.fixture.housekeeper.poll();
          return of.idle();
        });
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_stale_value_is_served_at_once_and_refreshed(Shape shape, String store, String settings)
      throws Exception {
    scene(shape, store, settings + "staleWhileRevalidate: 1m");
    scene.advance(TTL);
    assertEquals("old", scene.two.call("a").value());
    Load refresh = scene.two.loads.next();
    assertEquals("old", scene.two.call("a").value());
    refresh.complete("new");
    settled(scene.two);
    Eventually.holds("the refresh is written", () -> "new".equals(value(scene.one)));
    assertEquals("new", scene.two.call("a").value());
    assertEquals(1, scene.two.loads.count());
    scene.advance(TTL.minusMillis(1));
    assertEquals("new", scene.one.call("a").value(), "it is fresh for a whole ttl");
    assertEquals("new", scene.two.call("a").value());
    int before = scene.one.loads.count();
    scene.advance(Duration.ofMillis(1).plus(WINDOW));
    Answer late = scene.one.call("a");
    scene.one.loads.nextOf(late).complete("newest");
    assertEquals("newest", late.value());
    assertEquals(before + 1, scene.one.loads.count());
  }

  /** What a process gives now; the loads that it begins fail. */
  private static Object value(Scene of) {
    try {
      Answer answer = of.call("a");
      Eventually.holds(
          "the call ends",
          () -> {
            Load load = of.loads.poll();
            if (load != null) {
              load.fail(new IOException("only looking"));
            }
            of.fixture.housekeeper.poll();
            return answer.isDone() && of.idle();
          });
      return answer.value();
    } catch (Exception failed) {
      return failed.getCause();
    }
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_failed_load_is_bridged(Shape shape, String store, String settings) throws Exception {
    scene(shape, store, settings + "staleIfError: 1m");
    scene.advance(TTL);
    Answer bridged = scene.two.call("a");
    scene.two.loads.nextOf(bridged).fail(new IOException("down"));
    assertEquals("old", bridged.value());
    settled(scene.two);
    assertEquals("old", scene.two.call("a").value(), "while it backs off");
    assertEquals(1, scene.two.loads.count());
    scene.advance(Duration.ofMillis(100));
    Answer retry = scene.two.call("a");
    scene.two.loads.nextOf(retry).complete("new");
    assertEquals("new", retry.value());
    settled(scene.two);
    assertEquals("new", scene.two.call("a").value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void after_its_window_a_failure_is_the_callers(Shape shape, String store, String settings)
      throws Exception {
    scene(shape, store, settings + "staleIfError: 1m");
    scene.advance(TTL.plus(WINDOW));
    Answer answer = scene.two.call("a");
    scene.two.loads.nextOf(answer).fail(new IOException("down"));
    assertTrue(answer.failure() instanceof IOException);
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void an_eviction_elsewhere_beats_the_stale_value(Shape shape, String store, String settings)
      throws Exception {
    scene(shape, store, settings + "staleWhileRevalidate: 1m\nstaleIfError: 1m");
    scene.advance(TTL);
    scene.one.written("a");
    Answer answer = scene.two.call("a");
    scene.two.loads.nextOf(answer).fail(new IOException("down"));
    assertTrue(answer.failure() instanceof IOException);
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void an_eviction_elsewhere_beats_a_refresh_in_flight(Shape shape, String store, String settings)
      throws Exception {
    scene(shape, store, settings + "staleWhileRevalidate: 1m");
    scene.advance(TTL);
    assertEquals("old", scene.two.call("a").value());
    Load refresh = scene.two.loads.next();
    scene.one.written("a");
    refresh.complete("between");
    settled(scene.two);
    scene.two.load("a", "new");
    assertEquals("new", scene.two.call("a").value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void an_entry_is_refreshed_ahead(Shape shape, String store, String settings) throws Exception {
    scene(shape, store, settings + "refreshAhead: 50%");
    scene.advance(TTL.dividedBy(2).minusMillis(1));
    assertEquals("old", scene.two.call("a").value());
    assertEquals(0, scene.two.loads.count());
    scene.advance(Duration.ofMillis(1));
    assertEquals("old", scene.two.call("a").value());
    scene.two.loads.next().complete("new");
    settled(scene.two);
    Eventually.holds("the refresh is written", () -> "new".equals(value(scene.one)));
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_newer_value_that_is_not_to_be_kept_ends_the_stale_one(
      Shape shape, String store, String settings) throws Exception {
    scene(shape, store, settings + "staleWhileRevalidate: 1m\nunless: result == 'gone'");
    assertTrue(hasEntry());
    scene.advance(TTL);
    assertEquals("old", scene.two.call("a").value());
    scene.two.loads.next().complete("gone");
    settled(scene.two);
    Eventually.holds("it is gone", () -> !hasEntry());
    scene.two.load("a", "gone");
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void one_process_refreshes_for_all_of_a_cluster(Shape shape, String store, String settings)
      throws Exception {
    scene(shape, store, settings + "staleWhileRevalidate: 1m\nstaleIfError: 2m");
    scene.advance(TTL);
    assertEquals("old", scene.one.call("a").value());
    Load refresh = scene.one.loads.next();
    assertEquals("old", scene.two.call("a").value());
    if (settings.contains("cluster")) {
      settled(scene.two);
      assertEquals(0, scene.two.loads.count());
    } else {
      scene.two.loads.next().fail(new IOException("down"));
    }
    refresh.complete("new");
    settled(scene.one);
    Eventually.holds("the refresh is written", () -> "new".equals(value(scene.two)));
    scene.advance(TTL);
    assertEquals("new", scene.two.call("a").value());
    scene.two.loads.next().complete("newest");
    settled(scene.two);
    Eventually.holds("the next refresh is anybody's", () -> "newest".equals(value(scene.one)));
  }

  @Test
  void who_is_served_a_stale_value_does_not_wait_for_the_claim_of_its_refresh() throws Exception {
    scene(Shape.PLAIN, "shared", "singleFlight: cluster\nstaleWhileRevalidate: 1m");
    scene.advance(TTL);
    HeapStore client = scene.two.fixture.stores().client;
    CompletableFuture<Thread> reads = new CompletableFuture<>();
    CompletableFuture<Thread> claims = new CompletableFuture<>();
    client.beforeNextReply(
        () -> {
          reads.complete(Thread.currentThread());
          client.beforeNextReply(() -> claims.complete(Thread.currentThread()));
        });
    assertEquals("old", scene.two.call("a").value());
    scene.two.loads.next().complete("new");
    settled(scene.two);
    assertNotSame(reads.get(), claims.get());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void without_a_window_of_its_own_a_process_serves_nothing_stale(
      Shape shape, String store, String settings) throws Exception {
    scene(shape, store, settings + "staleWhileRevalidate: 1m");
    scene.two.fixture.rules(
        scene.two.caching("ttl: 30s\nstore: " + store + "\ninstances: shared\n" + settings)
            + scene.two.evicting("key: [key]"));
    scene.advance(TTL);
    scene.two.load("a", "new");
    Eventually.holds("it took the stale one's place", () -> "new".equals(value(scene.one)));
  }
}
