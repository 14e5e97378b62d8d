package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mode: observe} and {@code mode: off}: calls run as if there were no rule. */
class ModeTest {
  @ParameterizedTest
  @EnumSource
  void an_observed_method_runs_at_every_call_and_what_would_have_hit_is_counted(Shape shape)
      throws Exception {
    Scene scene = Scene.of(shape, "ttl: 30s\nmode: observe");
    for (int i = 0; i < 3; i++) {
      scene.load("a", i);
      scene.fixture.housekeeper.poll();
    }
    assertEquals(2, scene.fixture.counters(Scene.RULE).hits().sum());
    assertEquals(1, scene.fixture.counters(Scene.RULE).loads());
    scene.advance(Duration.ofSeconds(30));
    scene.load("a", "after the ttl");
    scene.load("b", "another key");
    assertEquals(2, scene.fixture.counters(Scene.RULE).hits().sum());
  }

  @ParameterizedTest
  @EnumSource
  void observing_shares_no_load_and_hands_out_the_applications_own_result(Shape shape)
      throws Exception {
    Scene scene = Scene.of(shape, "mode: observe");
    Answer first = scene.call("a");
    Load ofFirst = scene.loads.next();
    Answer second = scene.call("a");
    Load ofSecond = scene.loads.next();
    if (!shape.isPlain()) {
      assertSame(ofFirst.pending(shape), first.result());
      assertSame(ofSecond.pending(shape), second.result());
    }
    IOException failure = new IOException("down");
    ofSecond.fail(failure);
    ofFirst.complete("v");
    assertEquals("v", first.value());
    assertSame(failure, second.failure());
    assertEquals(0, scene.fixture.counters(Scene.RULE).joins());
  }

  @ParameterizedTest
  @EnumSource
  void observing_keeps_keys_and_no_values(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "mode: observe");
    scene.load("a", new Object());
    scene.fixture.housekeeper.poll();
    assertNull(scene.region().store().get("a").value());
    assertEquals(1, scene.region().store().size());
  }

  @ParameterizedTest
  @EnumSource
  void observing_heeds_conditions_bounds_and_evictions(Shape shape) throws Exception {
    Scene scene =
        Scene.of(
            shape, "mode: observe\nwhen: key != 'live'\nunless: result == 0\nmaximumEntries: 3");
    scene.loads.answer(key -> 1);
    scene.call("live").value();
    scene.call("live").value();
    assertEquals(2, scene.fixture.counters(Scene.RULE).bypasses());
    scene.loads.answer(key -> 0);
    scene.call("a").value();
    scene.call("a").value();
    assertEquals(0, scene.fixture.counters(Scene.RULE).hits().sum());
    scene.loads.answer(key -> 1);
    scene.call("a").value();
    scene.call("a").value();
    assertEquals(1, scene.fixture.counters(Scene.RULE).hits().sum());
    scene.write("a").value();
    scene.call("a").value();
    assertEquals(1, scene.fixture.counters(Scene.RULE).hits().sum(), "evicted");
    for (int i = 0; i < 100; i++) {
      scene.call("b" + i).value();
    }
    scene.region().store().cleanUp();
    assertEquals(3, scene.region().store().size());
  }

  @ParameterizedTest
  @EnumSource
  void a_rule_that_is_off_leaves_every_call_alone(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "mode: off");
    Answer first = scene.call("a");
    Load ofFirst = scene.loads.next();
    Answer second = scene.call("a");
    Load ofSecond = scene.loads.next();
    if (!shape.isPlain()) {
      assertSame(ofFirst.pending(shape), first.result());
    }
    ofSecond.complete("w");
    ofFirst.complete("v");
    assertEquals("v", first.value());
    assertEquals("w", second.value());
    scene.written("a");
    scene.load("a", "x");
    assertEquals(0, scene.fixture.services.regions().of(Scene.RULE).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "observe"})
  void switching_to_a_mode_and_back_starts_empty(String mode) throws Exception {
    Scene scene = Scene.of(Shape.PLAIN);
    scene.load("a", "old");
    scene.rules("mode: " + mode);
    scene.load("a", "seen by nobody else");
    scene.rules("");
    scene.load("a", "new");
    assertEquals("new", scene.call("a").value());
  }
}
