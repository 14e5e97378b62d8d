package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 21: memory is bounded, whatever is asked for. */
class BoundsTest {
  @ParameterizedTest
  @EnumSource
  void a_method_keeps_no_more_entries_than_its_rule_says(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "maximumEntries: 10");
    scene.loads.answer(key -> key);
    for (int i = 0; i < 200; i++) {
      scene.call("a" + i).value();
    }
    assertEquals(10, kept(scene));
    scene.region().sweep();
    assertEquals(190, scene.fixture.counters(Scene.RULE).sizeEvictions());
  }

  @Test
  void without_a_word_a_method_keeps_ten_thousand() throws Throwable {
    Scene scene = Scene.of(Shape.PLAIN);
    scene.loads.answer(key -> key);
    for (int i = 0; i < 11_000; i++) {
      scene.method.call(scene.repository, "a" + i);
    }
    assertEquals(10_000, kept(scene));
  }

  @Test
  void another_bound_holds_from_the_next_reload_on() throws Throwable {
    Scene scene = Scene.of(Shape.PLAIN, "maximumEntries: 100");
    scene.loads.answer(key -> key);
    for (int i = 0; i < 200; i++) {
      scene.method.call(scene.repository, "a" + i);
    }
    assertEquals(100, kept(scene));
    scene.rules("maximumEntries: 5");
    assertEquals(5, kept(scene));
    scene.rules("maximumEntries: 50");
    for (int i = 0; i < 200; i++) {
      scene.method.call(scene.repository, "b" + i);
    }
    assertEquals(50, kept(scene));
  }

  @ParameterizedTest
  @EnumSource(names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
  void past_ten_thousand_loads_in_flight_calls_run_as_without_a_rule(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    List<Load> loads = new ArrayList<>();
    for (int i = 0; i < Region.MAXIMUM_FLIGHTS; i++) {
      scene.call("a" + i);
      loads.add(scene.loads.next());
    }
    assertEquals(10_000, RegionProbe.inFlight(scene.region()));
    for (int i = 0; i < 3; i++) {
      Answer beyond = scene.call("beyond");
      Future<?> pending = scene.loads.next().pending(shape);
      assertSame(pending, beyond.result(), "the application's own");
    }
    assertEquals(10_000, RegionProbe.inFlight(scene.region()));
    assertEquals(3, scene.fixture.counters(Scene.RULE).bypasses());
    scene.join("a7");
    for (Load each : loads) {
      each.complete("v");
    }
    scene.fixture.housekeeper.poll();
    assertTrue(scene.idle());
    scene.load("beyond", "w");
    assertEquals("w", scene.call("beyond").value(), "with room again it is cached");
  }

  @Test
  void loads_that_nobody_waits_for_any_more_take_no_room() throws Exception {
    Scene scene = Scene.of(Shape.COMPLETABLE);
    for (int i = 0; i < 1_000; i++) {
      Answer answer = scene.call("a" + i);
      scene.loads.next();
      assertTrue(answer.result().cancel(true));
    }
    assertTrue(scene.idle());
  }

  @Test
  void a_caller_that_gives_up_waiting_leaves_nothing_with_the_load() throws Exception {
    Scene scene = Scene.of(Shape.COMPLETABLE);
    scene.call("a");
    scene.loads.next();
    CompletableFuture<?> last = null;
    for (int i = 0; i < 1_000; i++) {
      last = (CompletableFuture<?>) scene.call("a").result();
      last.cancel(false);
    }
    assertTrue(last.isCancelled());
    assertEquals(1, scene.loads.count());
    assertEquals(0, RegionProbe.waiters(scene.region().flight("a")));
  }

  @Test
  void what_has_expired_is_swept_though_nobody_asks_for_it() throws Exception {
    Scene scene = Scene.of(Shape.PLAIN, "ttl: 30s");
    for (int i = 0; i < 100; i++) {
      scene.load("a" + i, i);
    }
    scene.advance(Duration.ofSeconds(30));
    scene.fixture.services.regions().sweep();
    assertEquals(0, scene.region().store().size());
  }

  @Test
  void methods_that_come_and_go_share_a_bounded_number_of_counters() {
    CallFixture fixture = new CallFixture();
    for (int i = 0; i < 20_000; i++) {
      fixture.recorder.counters("r", "m" + i).receiver();
    }
    assertTrue(fixture.recorder.all().size() <= 10_001, fixture.recorder.all().size() + " in all");
    assertFalse(fixture.recorder.all().isEmpty());
  }

  private static long kept(Scene scene) {
    scene.region().store().cleanUp();
    return scene.region().store().size();
  }
}
