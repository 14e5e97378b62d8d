package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code when} and {@code unless}: which calls are looked up, and which results are kept. */
class ConditionTest {
  @ParameterizedTest
  @EnumSource
  void where_when_does_not_hold_every_call_runs(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "when: key != 'live'");
    for (int i = 0; i < 3; i++) {
      scene.load("live", i);
    }
    scene.load("a", "v");
    assertEquals("v", scene.call("a").value());
    assertEquals(4, scene.loads.count());
    assertEquals(3, scene.fixture.counters(Scene.RULE).bypasses());
  }

  @ParameterizedTest
  @EnumSource
  void where_unless_holds_the_result_is_not_kept(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "unless: result == 'unknown'");
    scene.load("a", "unknown");
    scene.load("a", "unknown");
    scene.load("a", "v");
    assertEquals("v", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void those_who_wait_share_a_result_that_is_not_kept(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "unless: result == 'unknown'");
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    load.complete("unknown");
    assertEquals("unknown", first.value());
    assertEquals("unknown", second.value());
    assertEquals(1, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void unless_may_look_at_the_arguments(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "unless: key == result");
    scene.load("a", "a");
    scene.load("a", "b");
    assertEquals("b", scene.call("a").value());
  }

  static class Counted {
    final AtomicInteger runs = new AtomicInteger();
    boolean keeping;

    Object few(int a) {
      return runs.incrementAndGet();
    }

    Object many(int a, int b, int c, int d, List<String> e) {
      return runs.incrementAndGet();
    }

    static boolean open = true;

    static boolean isOpen() {
      return open;
    }
  }

  private final CallFixture fixture = new CallFixture();

  @Test
  void conditions_see_all_arguments_and_the_receiver() throws Throwable {
    WovenMethod many = fixture.weave(Counted.class, "many");
    fixture.rules(
        "- {name: r, method: Counted#many, ttl: 1m, when: 'd > 3 and not empty e',"
            + " unless: 'not this.keeping or d == 5'}");
    Counted counted = new Counted();
    Object[] fine = {1, 2, 3, 4, List.of("x")};
    many.call(counted, fine);
    many.call(counted, fine);
    assertEquals(2, counted.runs.get(), "not kept");
    counted.keeping = true;
    many.call(counted, fine);
    many.call(counted, fine);
    assertEquals(3, counted.runs.get(), "kept");
    many.call(counted, 1, 2, 3, 5, List.of("x"));
    many.call(counted, 1, 2, 3, 5, List.of("x"));
    assertEquals(5, counted.runs.get(), "unless d == 5");
    many.call(counted, 1, 2, 3, 4, List.of());
    many.call(counted, 1, 2, 3, 3, List.of("x"));
    many.call(counted, 1, 2, 3, 3, List.of("x"));
    assertEquals(8, counted.runs.get(), "when does not hold");
    assertEquals(0, fixture.counters("r").errors(), fixture::log);
  }

  @ParameterizedTest
  @ValueSource(strings = {"when: few", "unless: few", "when: 'this.name'"})
  void what_is_neither_true_nor_false_is_no_condition(String condition) throws Throwable {
    WovenMethod named = fixture.weave(Named.class, "named");
    fixture.rules("- {name: r, method: Named#named, ttl: 1m, " + condition + "}");
    assertTrue(
        fixture.log().contains(" (String) is neither true nor false; compare it with something"),
        fixture::log);
    assertEquals("v", named.call(new Named(), "a"));
  }

  static class Named {
    String name = "n";

    String named(String few) {
      return "v";
    }
  }

  @Test
  void a_condition_may_ask_a_static_method() throws Throwable {
    WovenMethod few = fixture.weave(Counted.class, "few");
    fixture.rules(
        "- {name: r, method: Counted#few, ttl: 1m, when: '"
            + Counted.class.getName()
            + "#isOpen()'}");
    Counted counted = new Counted();
    Counted.open = true;
    few.call(counted, 1);
    few.call(counted, 1);
    assertEquals(1, counted.runs.get());
    Counted.open = false;
    few.call(counted, 1);
    assertEquals(2, counted.runs.get());
  }
}
