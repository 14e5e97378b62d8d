package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code singleFlight: off}: nobody waits for another's load, and what was loaded is served. */
class NoFlightTest {
  @ParameterizedTest
  @EnumSource
  void each_caller_runs_its_own_load(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "singleFlight: off");
    Answer one = scene.call("a");
    Load first = scene.loads.nextOf(one);
    Answer two = scene.call("a");
    Load second = scene.loads.nextOf(two);
    second.complete("w");
    assertEquals("w", two.value());
    assertEquals("w", scene.call("a").value());
    first.complete("v");
    one.value();
    assertEquals("w", scene.call("a").value(), "an older load does not overwrite a younger one");
    assertEquals(2, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void an_eviction_voids_all_of_them(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "singleFlight: off");
    Answer one = scene.call("a");
    Load first = scene.loads.nextOf(one);
    Answer two = scene.call("a");
    Load second = scene.loads.nextOf(two);
    scene.written("a");
    first.complete("old");
    second.complete("old");
    one.value();
    two.value();
    scene.load("a", "new");
    assertEquals("new", scene.call("a").value());
  }
}
