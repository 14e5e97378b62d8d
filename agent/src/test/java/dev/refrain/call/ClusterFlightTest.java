package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refrain.store.HeapStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 7 with {@code singleFlight: cluster}: one load in all processes together. */
class ClusterFlightTest {
  private SharedScene scene;

  static List<Object[]> matrix() {
    List<Object[]> all = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      for (String store : List.of("shared", "[memory, shared]")) {
        for (String lookup : List.of("auto", "background")) {
          all.add(new Object[] {shape, store, lookup});
        }
      }
    }
    return all;
  }

  /** One of each way in which a body begins: renewals come no sooner than after a real second. */
  static List<Object[]> begins() {
    return List.of(
        new Object[] {Shape.PLAIN, "shared", "auto"},
        new Object[] {Shape.COMPLETABLE, "[memory, shared]", "background"});
  }

  private void scene(Shape shape, String store, String lookup, String further) {
    scene =
        SharedScene.of(shape, store, "lookup: " + lookup + "\nsingleFlight: cluster\n" + further);
  }

  @AfterEach
  void stop() {
    scene.stop();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void the_other_process_waits_and_is_served(Shape shape, String store, String lookup)
      throws Exception {
    scene(shape, store, lookup, "");
    Answer first = scene.one.call("a");
    Load load = scene.one.loads.nextOf(first);
    List<Answer> others = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      others.add(scene.two.call("a"));
    }
    load.complete("v");
    assertEquals("v", first.value());
    for (Answer each : others) {
      assertEquals("v", each.value());
    }
    assertEquals(0, scene.two.loads.count());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_load_that_fails_lets_the_other_process_load(Shape shape, String store, String lookup)
      throws Exception {
    scene(shape, store, lookup, "");
    Answer first = scene.one.call("a");
    Load load = scene.one.loads.nextOf(first);
    Answer other = scene.two.call("a");
    load.fail(new IllegalStateException("down"));
    assertEquals("down", first.failure().getMessage());
    scene.two.loads.nextOf(other).complete("v");
    assertEquals("v", other.value());
    assertEquals("v", scene.one.call("a").value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_refresh_that_fails_leaves_the_next_to_any_process(Shape shape, String store, String lookup)
      throws Exception {
    scene(shape, store, lookup, "ttl: 30s\nstaleWhileRevalidate: 1m\n");
    scene.one.load("a", "old");
    assertEquals("old", scene.two.call("a").value());
    scene.advance(Duration.ofSeconds(30));
    assertEquals("old", scene.one.call("a").value());
    scene.one.loads.next().fail(new IllegalStateException("down"));
    Eventually.holds("the refresh is over", scene.one::idle);
    assertEquals("old", scene.two.call("a").value());
    scene.two.loads.next().complete("new");
    Eventually.holds("the next refresh is over", scene.two::idle);
    assertEquals("new", scene.two.call("a").value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_process_that_dies_is_waited_for_no_longer_than_its_lease(
      Shape shape, String store, String lookup) throws Exception {
    scene(shape, store, lookup, "");
    Answer first = scene.one.call("a");
    scene.one.loads.nextOf(first);
    scene.one.fixture.stores().client.cut(true);
    Answer other = scene.two.call("a");
    scene.one.fixture.advance(Duration.ofSeconds(4));
    scene.two.loads.nextOf(other).complete("v");
    assertEquals("v", other.value());
  }

  /** Two thirds of a lease pass, and the first process has renewed its own after that. */
  private void outlastsALease() {
    scene.advance(Duration.ofSeconds(2));
    Eventually.holds("the lease is renewed", () -> scene.server.allLast(Duration.ofSeconds(2)));
  }

  @ParameterizedTest
  @MethodSource("begins")
  void a_load_that_outlasts_its_lease_is_waited_for(Shape shape, String store, String lookup)
      throws Exception {
    scene(shape, store, lookup, "");
    Answer first = scene.one.call("a");
    Load load = scene.one.loads.nextOf(first);
    for (int i = 0; i < 2; i++) {
      outlastsALease();
    }
    scene.advance(Duration.ofSeconds(2));
    HeapStore client = scene.two.fixture.stores().client;
    int before = client.requests();
    Answer other = scene.two.call("a");
    Eventually.holds(
        "it asks again and again",
        () -> client.requests() > before + 2 || scene.two.loads.count() > 0);
    load.complete("v");
    assertEquals("v", first.value());
    assertEquals("v", other.value());
    assertEquals(0, scene.two.loads.count());
  }

  @ParameterizedTest
  @MethodSource("begins")
  void a_refresh_that_outlasts_its_claim_is_left_to_its_process(
      Shape shape, String store, String lookup) throws Exception {
    scene(shape, store, lookup, "ttl: 30s\nstaleWhileRevalidate: 1m\n");
    scene.one.load("a", "old");
    assertEquals("old", scene.two.call("a").value());
    scene.advance(Duration.ofSeconds(30));
    assertEquals("old", scene.one.call("a").value());
    Load refresh = scene.one.loads.next();
    outlastsALease();
    scene.advance(Duration.ofSeconds(2));
    assertEquals("old", scene.two.call("a").value());
    Eventually.holds("it leaves the refresh alone, or does it", this::isSettled);
    assertEquals(0, scene.two.loads.count());
    refresh.complete("new");
    Eventually.holds("the refresh is over", scene.one::idle);
    assertEquals("new", scene.one.call("a").value());
  }

  private boolean isSettled() {
    return scene.two.idle() || scene.two.loads.count() > 0;
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void nobody_waits_longer_than_the_load_timeout(Shape shape, String store, String lookup)
      throws Exception {
    scene(shape, store, lookup, "loadTimeout: 1s\n");
    Answer first = scene.one.call("a");
    Load stuck = scene.one.loads.nextOf(first);
    HeapStore client = scene.two.fixture.stores().client;
    int before = client.requests();
    Answer other = scene.two.call("a");
    Eventually.holds("it waits for the other process", () -> client.requests() > before);
    scene.two.fixture.advance(Duration.ofSeconds(2));
    scene.two.loads.nextOf(other).complete("v");
    assertEquals("v", other.value());
    stuck.complete("w");
    assertEquals("w", first.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "[memory, shared]"})
  void who_has_waited_in_the_process_does_not_wait_for_another_as_well(String store)
      throws Exception {
    scene(Shape.PLAIN, store, "auto", "loadTimeout: 20ms\n");
    Answer elsewhere = scene.one.call("a");
    Load stuck = scene.one.loads.nextOf(elsewhere);
    HeapStore client = scene.two.fixture.stores().client;
    int before = client.requests();
    Answer first = scene.two.call("a");
    Eventually.holds("it waits for the other process", () -> client.requests() > before);
    Answer joined = scene.two.join("a");
    scene.two.fixture.advance(Duration.ofSeconds(2));
    // Time stands still now: whoever began to wait again would do so for ever.
    List<Load> own = List.of(scene.two.loads.next(), scene.two.loads.next());
    own.forEach(each -> each.complete("v"));
    assertEquals("v", first.value());
    assertEquals("v", joined.value());
    stuck.complete("w");
    assertEquals("w", elsewhere.value());
  }
}
