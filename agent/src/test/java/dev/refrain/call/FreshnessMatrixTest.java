package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.store.HeapStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting for freshness does the same whatever the store and the shape of the result. */
class FreshnessMatrixTest {
  private static final Duration TTL = Duration.ofSeconds(30);
  private final CallFixture fixture = new CallFixture();

  static List<Object[]> matrix() {
    List<Object[]> all = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      for (String store : List.of("memory", "shared", "[memory, shared]")) {
        all.add(new Object[] {shape, store});
      }
    }
    return all;
  }

  private Scene scene(Shape shape, String store, String settings) {
    fixture.sharing(new HeapStore.Server(fixture.ticker));
    fixture.housekeeper.start(fixture.services.regions());
    return Scene.of(shape, fixture, "store: " + store + "\ninstances: shared\n" + settings);
  }

  @AfterEach
  void stop() {
    fixture.housekeeper.stop();
    fixture.stores().guard.close();
  }

  private static void settled(Scene of) {
    Eventually.holds(
        "nothing is in flight",
        () -> {
          of.fixture.housekeeper.poll();
          return of.idle();
        });
  }

  /** An entry of {@code a} whose ttl has ended. */
  private Scene stale(Shape shape, String store, String settings) throws Exception {
    Scene scene = scene(shape, store, "ttl: 30s\n" + settings);
    scene.load("a", "old");
    settled(scene);
    scene.advance(TTL);
    return scene;
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void staleWhileRevalidate(Shape shape, String store) throws Exception {
    Scene scene = stale(shape, store, "staleWhileRevalidate: 1m");
    assertEquals("old", scene.call("a").value());
    scene.loads.next().complete("new");
    settled(scene);
    assertEquals("new", scene.call("a").value());
    assertEquals(2, scene.loads.count());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void staleIfError(Shape shape, String store) throws Exception {
    Scene scene = stale(shape, store, "staleIfError: 1m");
    Answer bridged = scene.call("a");
    scene.loads.nextOf(bridged).fail(new IOException("down"));
    assertEquals("old", bridged.value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void refreshAhead(Shape shape, String store) throws Exception {
    Scene scene = scene(shape, store, "ttl: 60s\nrefreshAhead: 30s");
    scene.load("a", "old");
    settled(scene);
    scene.advance(TTL);
    assertEquals("old", scene.call("a").value());
    scene.loads.next().complete("new");
    settled(scene);
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void loadTimeoutSoft(Shape shape, String store) throws Exception {
    Scene scene = stale(shape, store, "staleIfError: 1h\nloadTimeout: {soft: 100ms, hard: 20s}");
    Answer leader = scene.call("a");
    Load slow = scene.loads.nextOf(leader);
    assertEquals("old", scene.join("a").value());
    slow.complete("new");
    settled(scene);
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void maxConcurrentLoads(Shape shape, String store) throws Exception {
    Scene scene = scene(shape, store, "maxConcurrentLoads: 1");
    Answer first = scene.call("a");
    Load load = scene.loads.nextOf(first);
    Answer second = scene.call("b");
    load.complete("one");
    scene.fixture.housekeeper.poll();
    Load next = scene.loads.next();
    assertEquals("b", next.key());
    next.complete("two");
    assertEquals("one", first.value());
    assertEquals("two", second.value());
    settled(scene);
    assertEquals("two", scene.call("b").value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void errors(Shape shape, String store) throws Exception {
    Scene scene = scene(shape, store, "ttl: 1m\nerrors: {ttl: 2s}");
    Answer failed = scene.call("a");
    scene.loads.nextOf(failed).fail(new IOException("down"));
    assertTrue(failed.failure() instanceof IOException);
    settled(scene);
    assertEquals("down", scene.call("a").failure().getMessage());
    scene.advance(Duration.ofSeconds(2));
    scene.load("a", "v");
    settled(scene);
    assertEquals("v", scene.call("a").value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void ttlOfTheResult(Shape shape, String store) throws Exception {
    Scene scene = scene(shape, store, "ttl: result.length\nmaxTtl: 10s");
    scene.load("a", "7 chars");
    scene.load("b", "");
    scene.load("c", "more than ten characters");
    settled(scene);
    scene.load("b", "");
    scene.advance(Duration.ofMillis(6_999));
    assertEquals("7 chars", scene.call("a").value());
    scene.advance(Duration.ofMillis(1));
    scene.load("a", "7 chars");
    scene.advance(Duration.ofMillis(2_999));
    assertEquals("more than ten characters", scene.call("c").value());
    scene.advance(Duration.ofMillis(1));
    scene.load("c", "more than ten characters");
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void minLoadTime(Shape shape, String store) throws Exception {
    Scene scene = scene(shape, store, "minLoadTime: 5ms");
    scene.load("a", "quick");
    settled(scene);
    Answer answer = scene.call("a");
    Load load = scene.loads.nextOf(answer);
    scene.advance(Duration.ofMillis(5));
    load.complete("slow");
    assertEquals("slow", answer.value());
    settled(scene);
    assertEquals("slow", scene.call("a").value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void ttlJitter(Shape shape, String store) throws Exception {
    fixture.chance = 0.5;
    Scene scene = scene(shape, store, "ttl: 60s\nttlJitter: 50%\nstaleIfError: 1m");
    scene.load("a", "v");
    settled(scene);
    scene.advance(Duration.ofMillis(44_999));
    assertEquals("v", scene.call("a").value());
    scene.advance(Duration.ofMillis(1));
    Answer bridged = scene.call("a");
    scene.loads.nextOf(bridged).fail(new IOException("down"));
    assertEquals("v", bridged.value());
  }
}
