package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise 14: null is a value; so is an empty Optional or list. */
class NullValueTest {
  static Stream<Arguments> empties() {
    return Stream.of(Shape.values())
        .flatMap(
            shape ->
                Stream.of(null, Optional.empty(), List.of())
                    .map(empty -> Arguments.of(shape, empty)));
  }

  @ParameterizedTest
  @MethodSource("empties")
  void nothing_is_a_value(Shape shape, Object nothing) throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer joined = scene.join("a");
    load.complete(nothing);
    assertEquals(nothing, first.value());
    assertEquals(nothing, joined.value());
    assertEquals(nothing, scene.call("a").value());
    assertEquals(nothing, scene.call("a").value());
    assertEquals(1, scene.loads.count());
    assertEquals(2, scene.fixture.counters(Scene.RULE).hits().sum());
  }

  @ParameterizedTest
  @EnumSource
  void a_rule_may_leave_null_out(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "unless: result == null");
    scene.load("a", null);
    scene.load("a", "v");
    assertEquals("v", scene.call("a").value());
    assertEquals(2, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void a_null_argument_is_a_key_of_its_own(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    scene.load(null, "of null");
    scene.load("null", "of a text");
    scene.load("", null);
    assertEquals("of null", scene.call(null).value());
    assertEquals("of a text", scene.call("null").value());
    assertNull(scene.call("").value());
    assertEquals(3, scene.loads.count());
  }
}
