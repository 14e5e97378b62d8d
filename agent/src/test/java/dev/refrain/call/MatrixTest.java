package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same story for every shape of result under every setting that should not change it. */
class MatrixTest {
  private static final String[] SETTINGS = {
    "",
    "ttlJitter: 10%",
    "when: key != 'never'",
    "unless: result == 'never'",
    "unless: key == 'never'",
    "maximumEntries: 2",
    "loadTimeout: 1s",
    "instances: separate",
    "instances: shared",
    "key: [key]",
    "ttlJitter: 10%\nwhen: key != 'never'\nunless: result == 'never'\nmaximumEntries: 2\n"
        + "loadTimeout: 1s\ninstances: shared\nkey: [key]"
  };

  static Stream<Arguments> all() {
    return Arrays.stream(Shape.values())
        .flatMap(shape -> Arrays.stream(SETTINGS).map(each -> Arguments.of(shape, each)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_key_is_loaded_joined_kept_and_expires(Shape shape, String settings) throws Exception {
    Scene scene = Scene.of(shape, "ttl: 30s\n" + settings);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer joined = scene.join("a");
    load.complete("v");
    assertEquals("v", first.value());
    assertEquals("v", joined.value());
    assertEquals("v", scene.call("a").value());
    scene.advance(Duration.ofSeconds(29));
    assertEquals("v", scene.call("a").value());
    assertEquals(1, scene.loads.count());
    scene.advance(Duration.ofSeconds(1));
    scene.load("a", "w");
    assertEquals("w", scene.call("a").value());
    scene.fixture.housekeeper.poll();
    Eventually.holds("no flight is left", scene::idle);
    assertEquals(0, scene.fixture.counters(Scene.RULE).errors(), scene.fixture::log);
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_failed_load_is_not_kept(Shape shape, String settings) throws Exception {
    Scene scene = Scene.of(shape, settings);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer joined = scene.join("a");
    IOException failure = new IOException("down");
    load.fail(failure);
    assertSame(failure, first.failure());
    assertSame(failure, joined.failure());
    scene.load("a", "v");
    assertEquals("v", scene.call("a").value());
  }

  @ParameterizedTest
  @MethodSource("all")
  void an_eviction_of_everything_beats_a_load_in_flight(Shape shape, String settings)
      throws Exception {
    Scene scene = Scene.of(shape, settings);
    Answer before = scene.call("a");
    Load old = scene.loads.next();
    assertTrue(scene.fixture.services.regions().evict(Scene.RULE));
    old.complete("old");
    assertEquals("old", before.value());
    scene.load("a", "new");
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_load_that_takes_too_long_is_succeeded(Shape shape, String settings) throws Exception {
    Scene scene = Scene.of(shape, settings);
    scene.call("a");
    Load stuck = scene.loads.next();
    scene.advance(Duration.ofSeconds(6));
    scene.load("a", "v");
    stuck.complete("late");
    scene.fixture.housekeeper.poll();
    assertEquals("v", scene.call("a").value());
    Eventually.holds("no flight is left", scene::idle);
  }
}
