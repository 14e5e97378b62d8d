package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entries that are read late in their life are refreshed before it ends. */
class RefreshAheadTest {
  @ParameterizedTest
  @EnumSource
  void a_read_past_the_share_refreshes(Shape shape) throws Exception {
    refreshesFrom(shape, "refreshAhead: 80%", Duration.ofSeconds(80));
  }

  @ParameterizedTest
  @EnumSource
  void a_read_past_the_age_refreshes(Shape shape) throws Exception {
    refreshesFrom(shape, "refreshAhead: 10s", Duration.ofSeconds(10));
  }

  private static void refreshesFrom(Shape shape, String setting, Duration age) throws Exception {
    Scene scene = Scene.of(shape, "ttl: 100s\n" + setting);
    scene.load("a", "old");
    scene.load("unread", "old");
    scene.advance(age.minusNanos(1));
    assertEquals("old", scene.call("a").value());
    assertEquals(2, scene.loads.count());
    scene.advance(Duration.ofNanos(1));
    assertEquals("old", scene.call("a").value());
    Load refresh = scene.loads.next();
    assertEquals("a", refresh.key());
    assertEquals("old", scene.call("a").value(), "one refresh is enough");
    refresh.complete("new");
    scene.fixture.housekeeper.poll();
    Eventually.holds("the refresh lands", scene::idle);
    assertEquals("new", scene.call("a").value());
    scene.advance(age.minusNanos(1));
    assertEquals("new", scene.call("a").value(), "its age begins anew");
    assertEquals(3, scene.loads.count());
    assertEquals(0, scene.fixture.counters(Scene.RULE).staleHits());
  }

  @ParameterizedTest
  @EnumSource
  void a_refresh_that_fails_leaves_the_value_until_its_end(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "ttl: 100s\nrefreshAhead: 50%");
    scene.load("a", "old");
    scene.advance(Duration.ofSeconds(50));
    assertEquals("old", scene.call("a").value());
    scene.loads.next().fail(new IOException("down"));
    scene.fixture.housekeeper.poll();
    Eventually.holds("the refresh is over", scene::idle);
    assertEquals("old", scene.call("a").value());
    scene.advance(Duration.ofSeconds(50));
    scene.load("a", "new");
  }

  @ParameterizedTest
  @EnumSource
  void adaptive_refreshes_by_chance_and_by_the_last_loads_time(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "ttl: 100s\nrefreshAhead: adaptive\nloadTimeout: 1m");
    Answer first = scene.call("a");
    Load slow = scene.loads.nextOf(first);
    scene.advance(Duration.ofSeconds(4));
    slow.complete("old");
    assertEquals("old", first.value());
    // -ln(u) is 1 for this chance: due from 4 s before the end.
    scene.fixture.chance = 1 - 1 / Math.E;
    scene.advance(Duration.ofMillis(95_999));
    assertEquals("old", scene.call("a").value());
    assertEquals(1, scene.loads.count());
    scene.advance(Duration.ofMillis(2));
    scene.fixture.chance = 0;
    assertEquals("old", scene.call("a").value(), "not this read's turn");
    assertEquals(1, scene.loads.count());
    scene.fixture.chance = 1 - 1 / Math.E;
    assertEquals("old", scene.call("a").value());
    scene.loads.next().complete("new");
    scene.fixture.housekeeper.poll();
    Eventually.holds("the refresh lands", scene::idle);
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void a_read_that_another_refresh_overtakes_does_not_refresh_again(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "ttl: 100s\nrefreshAhead: adaptive\nloadTimeout: 5m");
    Answer first = scene.call("a");
    Load slow = scene.loads.nextOf(first);
    scene.advance(Duration.ofSeconds(50));
    slow.complete("old");
    assertEquals("old", first.value());
    scene.fixture.chance = 0.9;
    scene.advance(Duration.ofSeconds(60));
    scene.fixture.beforeChance = () -> refresh(scene, "new");
    Answer overtaken = scene.call("a");
    assertEquals("new", overtaken.value());
    assertEquals(2, scene.loads.count());
    Eventually.holds("no flight is left", scene::idle);
  }

  private static void refresh(Scene scene, String value) {
    try {
      assertEquals("old", scene.call("a").value());
      Load refresh = scene.loads.next();
      scene.advance(Duration.ofSeconds(20));
      refresh.complete(value);
      scene.fixture.housekeeper.poll();
      Eventually.holds("the refresh lands", scene::idle);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
