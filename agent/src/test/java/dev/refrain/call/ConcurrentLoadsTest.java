package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code maxConcurrentLoads}: further bodies take their turn, or stale values do instead. */
class ConcurrentLoadsTest {
  private final CallFixture fixture = new CallFixture();

  @AfterEach
  void stop() {
    fixture.housekeeper.stop();
  }

  private Scene scene(Shape shape, String settings) {
    fixture.housekeeper.start(fixture.services.regions());
    return Scene.of(shape, fixture, "maxConcurrentLoads: 2\n" + settings);
  }

  @ParameterizedTest
  @EnumSource
  void a_further_body_runs_when_one_has_ended(Shape shape) throws Exception {
    Scene scene = scene(shape, "");
    scene.call("a");
    Load first = scene.loads.next();
    Answer second = scene.call("b");
    Load other = scene.loads.nextOf(second);
    Answer third = scene.call("c");
    if (shape.isPlain()) {
      Eventually.holds(
          "its thread waits", () -> LockSupport.getBlocker(third.thread()) instanceof LoadGate);
    }
    Answer joined = scene.join("c");
    assertFalse(third.isDone());
    assertEquals(2, scene.loads.count());
    if (shape.isPlain()) {
      other.complete("b");
    } else {
      other.fail(new IOException("an end like any other"));
    }
    scene.fixture.housekeeper.poll();
    Load next = scene.loads.next();
    assertEquals("c", next.key());
    next.complete("v");
    assertEquals("v", third.value());
    assertEquals("v", joined.value());
    first.complete("a");
    Eventually.holds("no flight is left", scene::idle);
    scene.load("d", "w");
  }

  @ParameterizedTest
  @EnumSource
  void a_stale_value_is_served_in_place_of_waiting(Shape shape) throws Exception {
    Scene scene = scene(shape, "ttl: 30s\nstaleIfError: 1h");
    scene.load("a", "old");
    scene.advance(Duration.ofSeconds(30));
    scene.call("x");
    scene.call("y");
    Load x = scene.loads.next();
    Load y = scene.loads.next();
    assertEquals("old", scene.call("a").value());
    assertEquals(3, scene.loads.count());
    x.complete("x");
    y.complete("y");
    scene.fixture.housekeeper.poll();
    Eventually.holds("no flight is left", scene::idle);
    scene.load("a", "new");
  }

  @ParameterizedTest
  @EnumSource
  void a_turn_that_does_not_come_is_not_waited_for(Shape shape) throws Exception {
    Scene scene = scene(shape, "loadTimeout: 50ms");
    scene.call("a");
    scene.call("b");
    scene.loads.next();
    scene.loads.next();
    Answer third = scene.call("c");
    Load late = scene.loads.next();
    assertEquals("c", late.key());
    late.complete("v");
    assertEquals("v", third.value());
  }

  @ParameterizedTest
  @EnumSource
  void a_body_that_hangs_counts_no_more(Shape shape) throws Exception {
    Scene scene = scene(shape, "loadTimeout: 10m");
    scene.call("a");
    scene.call("b");
    scene.loads.next();
    scene.loads.next();
    scene.advance(Duration.ofMinutes(10));
    scene.load("c", "v");
  }

  @Test
  void a_refresh_whose_turn_does_not_come_waits_for_another_read() throws Exception {
    Scene scene = scene(Shape.PLAIN, "ttl: 30s\nstaleWhileRevalidate: 1h\nloadTimeout: 50ms");
    for (String key : List.of("a", "b", "c")) {
      scene.load(key, "old");
    }
    scene.advance(Duration.ofSeconds(30));
    for (String key : List.of("a", "b", "c")) {
      assertEquals("old", scene.call(key).value());
    }
    Load a = scene.loads.next();
    Load b = scene.loads.next();
    Eventually.holds("the third gives up", () -> RegionProbe.inFlight(scene.region()) == 2);
    a.complete("new");
    b.complete("new");
    Eventually.holds("no flight is left", scene::idle);
    assertEquals(5, scene.loads.count());
    assertEquals("old", scene.call("c").value());
    Load c = scene.loads.next();
    assertEquals("c", c.key());
    c.complete("new");
    Eventually.holds("no flight is left", scene::idle);
    assertEquals("new", scene.call("c").value());
    assertEquals(6, scene.loads.count());
  }

  @Test
  void a_load_within_a_load_does_not_wait_for_itself() throws Exception {
    fixture.housekeeper.start(fixture.services.regions());
    Scene scene = Scene.of(Shape.PLAIN, fixture, "maxConcurrentLoads: 1");
    Object[] inner = new Object[1];
    scene.loads.answer(
        key -> {
          if (key.equals("outer")) {
            try {
              inner[0] = scene.method.call(scene.repository, "inner");
            } catch (Throwable e) {
              throw new AssertionError(e);
            }
          }
          return "value of " + key;
        });
    assertEquals("value of outer", scene.call("outer").value());
    assertEquals("value of inner", inner[0]);
  }

  @Test
  void a_caller_who_leaves_the_queue_takes_its_load_along() throws Exception {
    Scene scene = scene(Shape.COMPLETABLE, "");
    scene.call("a");
    scene.call("b");
    Load a = scene.loads.next();
    Load b = scene.loads.next();
    Answer third = scene.call("c");
    Answer fourth = scene.call("d");
    assertTrue(((CompletableFuture<?>) third.result()).cancel(false));
    a.complete("a");
    Load next = scene.loads.next();
    assertEquals("d", next.key());
    next.complete("v");
    assertEquals("v", fourth.value());
    b.complete("b");
    Eventually.holds("no flight is left", scene::idle);
    assertEquals(3, scene.loads.count());
  }
}
