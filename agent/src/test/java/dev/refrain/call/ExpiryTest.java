package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 13: a value is never served past its ttl. */
class ExpiryTest {
  @ParameterizedTest
  @EnumSource
  void a_value_is_served_up_to_its_deadline_and_not_at_it(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "ttl: 30s");
    scene.load("a", "old");
    scene.advance(Duration.ofMillis(29_500));
    // The clock's thread may lag by almost a second without a value being served too late.
    scene.fixture.ticker.advance(Duration.ofMillis(500).minusNanos(1));
    assertEquals("old", scene.call("a").value());
    scene.fixture.ticker.advance(Duration.ofNanos(1));
    scene.load("a", "new");
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void the_ttl_counts_from_the_end_of_the_load(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "ttl: 30s\nloadTimeout: 10m");
    Answer answer = scene.call("a");
    Load load = scene.loads.next();
    scene.advance(Duration.ofMinutes(5));
    load.complete("v");
    answer.value();
    scene.advance(Duration.ofSeconds(29));
    assertEquals("v", scene.call("a").value());
    scene.advance(Duration.ofSeconds(1));
    scene.load("a", "w");
  }

  @ParameterizedTest
  @EnumSource
  void a_value_for_ever_is_served_for_ever(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "ttl: forever");
    scene.load("a", "v");
    scene.advance(Duration.ofDays(36_500));
    scene.region().sweep();
    assertEquals("v", scene.call("a").value());
    assertEquals(1, scene.loads.count());
  }

  @Test
  void jitter_shortens_up_to_its_share_and_never_lengthens() throws Exception {
    Scene scene = Scene.of(Shape.PLAIN, "ttl: 100s\nttlJitter: 10%");
    scene.fixture.chance = 0;
    scene.load("long", "v");
    scene.fixture.chance = 0.5;
    scene.load("middle", "v");
    scene.fixture.chance = Math.nextDown(1.0);
    scene.load("short", "v");
    scene.advance(Duration.ofSeconds(90).minusMillis(1));
    assertEquals("v", scene.call("short").value());
    scene.advance(Duration.ofMillis(2));
    scene.load("short", "w");
    assertEquals("v", scene.call("middle").value());
    scene.advance(Duration.ofSeconds(5));
    scene.load("middle", "w");
    scene.advance(Duration.ofSeconds(5).minusMillis(2));
    assertEquals("v", scene.call("long").value());
    scene.advance(Duration.ofMillis(1));
    scene.load("long", "w");
  }

  @Test
  void jitter_of_nearly_the_whole_ttl_never_makes_a_value_outlive_it() throws Exception {
    Scene scene = Scene.of(Shape.PLAIN, "ttl: 100s\nttlJitter: 99%");
    scene.fixture.chance = Math.nextDown(1.0);
    scene.load("short", "v");
    scene.advance(Duration.ofMillis(1001));
    scene.load("short", "w");
    scene.fixture.chance = 0;
    scene.load("long", "v");
    scene.advance(Duration.ofSeconds(100));
    scene.load("long", "w");
  }

  @Test
  void expired_entries_are_swept() throws Exception {
    Scene scene = Scene.of(Shape.PLAIN, "ttl: 30s");
    scene.load("a", "v");
    scene.advance(Duration.ofSeconds(10));
    scene.load("b", "v");
    scene.region().sweep();
    assertEquals(2, scene.region().store().size());
    scene.advance(Duration.ofSeconds(20));
    scene.region().sweep();
    assertEquals(1, scene.region().store().size());
    scene.advance(Duration.ofSeconds(10));
    scene.region().sweep();
    assertEquals(0, scene.region().store().size());
  }
}
