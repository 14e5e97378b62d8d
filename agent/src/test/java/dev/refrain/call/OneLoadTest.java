package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 7: however many callers ask for one key at once, the method runs once. */
class OneLoadTest {
  @ParameterizedTest
  @EnumSource
  void many_callers_of_one_key_cost_one_load(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    // A waiting caller of a plain method takes a thread.
    int callers = shape.isPlain() ? 200 : 10_000;
    List<Answer> answers = new ArrayList<>();
    answers.add(scene.call("a"));
    Load load = scene.loads.next();
    for (int i = 1; i < callers; i++) {
      answers.add(scene.call("a"));
    }
    for (int i = 1; i < callers; i++) {
      answers.get(i).awaitWaiting();
    }
    load.complete("v");
    for (Answer each : answers) {
      assertEquals("v", each.value());
    }
    assertEquals(1, scene.loads.count());
    assertEquals(1, scene.fixture.counters(Scene.RULE).loads());
    assertEquals(callers - 1, scene.fixture.counters(Scene.RULE).joins());
  }

  @ParameterizedTest
  @EnumSource
  void what_was_loaded_is_served_without_a_load(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    scene.load("a", "v");
    for (int i = 0; i < 100; i++) {
      assertEquals("v", scene.call("a").value());
    }
    assertEquals(1, scene.loads.count());
    assertEquals(100, scene.fixture.counters(Scene.RULE).hits().sum());
  }

  @ParameterizedTest
  @EnumSource
  void loads_of_different_keys_go_on_side_by_side(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer a = scene.call("a");
    Load ofA = scene.loads.next();
    Answer b = scene.call("b");
    Load ofB = scene.loads.next();
    ofB.complete("w");
    assertEquals("w", b.value());
    a.assertPending();
    ofA.complete("v");
    assertEquals("v", a.value());
  }
}
