package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promises 13 and 20 within a process: stale values are served as far as the rule grants it. */
class StaleTest {
  private static final String REVALIDATE = "ttl: 30s\nstaleWhileRevalidate: 1m";
  private static final String IF_ERROR = "ttl: 30s\nstaleIfError: 1m";
  private static final Duration TTL = Duration.ofSeconds(30);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  @ParameterizedTest
  @EnumSource
  void a_stale_value_is_served_at_once_and_refreshed(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, REVALIDATE);
    scene.load("a", "old");
    scene.advance(TTL);
    Answer stale = scene.call("a");
    assertEquals("old", stale.value());
    Load refresh = scene.loads.next();
    if (shape.isPlain()) {
      assertNotSame(stale.thread(), refresh.thread(), "the caller does not wait for it");
    } else {
      assertSame(Thread.currentThread(), refresh.thread(), "with the caller's context");
    }
    assertEquals("old", scene.call("a").value(), "nobody waits, and one refresh is enough");
    refresh.complete("new");
    scene.fixture.housekeeper.poll();
    Eventually.holds("the refresh lands", scene::idle);
    assertEquals("new", scene.call("a").value());
    assertEquals(2, scene.loads.count());
    assertEquals(2, scene.fixture.counters(Scene.RULE).staleHits());
    scene.advance(TTL.minusNanos(1));
    assertEquals("new", scene.call("a").value(), "it is fresh for a whole ttl");
    assertEquals(2, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void after_the_window_the_load_is_waited_for(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, REVALIDATE);
    scene.load("a", "old");
    scene.advance(TTL.plus(WINDOW));
    scene.load("a", "new");
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void an_evicted_value_is_not_served_stale(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, REVALIDATE + "\nstaleIfError: 2m");
    scene.load("a", "old");
    scene.advance(TTL);
    scene.written("a");
    Answer answer = scene.call("a");
    scene.loads.nextOf(answer).fail(new IOException("down"));
    assertTrue(answer.failure() instanceof IOException);
  }

  @ParameterizedTest
  @EnumSource
  void an_eviction_while_the_load_runs_leaves_nothing_to_bridge_with(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, IF_ERROR);
    scene.load("a", "old");
    scene.advance(TTL);
    Answer answer = scene.call("a");
    Load load = scene.loads.nextOf(answer);
    scene.written("a");
    load.fail(new IOException("down"));
    assertTrue(answer.failure() instanceof IOException);
  }

  @ParameterizedTest
  @EnumSource
  void an_eviction_beats_a_refresh_in_flight(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, REVALIDATE);
    scene.load("a", "old");
    scene.advance(TTL);
    assertEquals("old", scene.call("a").value());
    Load refresh = scene.loads.next();
    scene.written("a");
    refresh.complete("between");
    scene.fixture.housekeeper.poll();
    scene.load("a", "new");
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void a_failed_load_is_bridged(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, IF_ERROR);
    scene.load("a", "old");
    scene.advance(TTL);
    Answer first = scene.call("a");
    Load load = scene.loads.nextOf(first);
    Answer joined = scene.join("a");
    load.fail(new IOException("down"));
    assertEquals("old", first.value());
    assertEquals("old", joined.value());
    assertEquals(1, scene.fixture.counters(Scene.RULE).bridges());
    assertEquals(1, scene.fixture.counters(Scene.RULE).failures());
    assertEquals(0, scene.fixture.counters(Scene.RULE).hits().sum(), "nothing was saved");
  }

  @ParameterizedTest
  @EnumSource
  void after_its_window_a_failure_is_the_callers(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, IF_ERROR);
    scene.load("a", "old");
    scene.advance(TTL.plus(WINDOW));
    Answer answer = scene.call("a");
    scene.loads.nextOf(answer).fail(new IOException("down"));
    assertTrue(answer.failure() instanceof IOException);
  }

  @ParameterizedTest
  @EnumSource
  void both_windows_begin_at_the_end_of_the_ttl(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, REVALIDATE + "\nstaleIfError: 2m");
    scene.load("a", "old");
    scene.load("b", "old");
    scene.advance(TTL.plus(WINDOW));
    scene.load("a", "new");
    scene.advance(WINDOW);
    Answer late = scene.call("b");
    scene.loads.nextOf(late).fail(new IOException("down"));
    assertTrue(late.failure() instanceof IOException);
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_for_its_threads_own_reason_is_not_bridged(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, IF_ERROR);
    scene.load("a", "old");
    scene.advance(TTL);
    Answer answer = scene.call("a");
    scene.loads.nextOf(answer).fail(new InterruptedException("of the caller"));
    assertTrue(answer.failure() instanceof InterruptedException);
  }

  @ParameterizedTest
  @EnumSource
  void a_load_that_outlives_the_window_is_not_bridged(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, IF_ERROR + "\nloadTimeout: 10m");
    scene.load("a", "old");
    scene.advance(TTL);
    Answer answer = scene.call("a");
    Load load = scene.loads.nextOf(answer);
    scene.advance(WINDOW);
    load.fail(new IOException("down"));
    assertTrue(answer.failure() instanceof IOException);
  }

  @ParameterizedTest
  @EnumSource
  void failed_refreshes_back_off_and_are_tried_again(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, IF_ERROR);
    scene.load("a", "old");
    scene.advance(TTL);
    int tries = 0;
    for (int second = 0; second < 59; second++) {
      for (int call = 0; call < 10; call++) {
        Answer answer = scene.call("a");
        if (!answer.isDone()) {
          Eventually.holds(
              "a body runs or the call ends", () -> !scene.loads.isIdle() || answer.isDone());
        }
        Load load = scene.loads.poll();
        if (load != null) {
          tries++;
          load.fail(new IOException("down"));
        }
        assertEquals("old", answer.value());
        scene.advance(Duration.ofMillis(100));
      }
    }
    assertTrue(tries >= 8 && tries <= 16, "a trickle of " + tries);
    scene.load("b", "other keys are not held back");
    scene.advance(Duration.ofMillis(999));
    Answer last = scene.call("a");
    scene.loads.nextOf(last).complete("new");
    assertEquals("new", last.value(), "tried again before the window ends");
  }

  @ParameterizedTest
  @EnumSource
  void a_refresh_that_failed_is_tried_again_after_a_pause(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, REVALIDATE);
    scene.load("a", "old");
    scene.advance(TTL);
    assertEquals("old", scene.call("a").value());
    scene.loads.next().fail(new IOException("down"));
    scene.fixture.housekeeper.poll();
    Eventually.holds("the refresh is over", scene::idle);
    assertEquals("old", scene.call("a").value());
    assertEquals(2, scene.loads.count());
    scene.advance(Duration.ofMillis(100));
    assertEquals("old", scene.call("a").value());
    scene.loads.next().complete("new");
    scene.fixture.housekeeper.poll();
    Eventually.holds("the refresh lands", scene::idle);
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void a_refresh_that_succeeds_ends_the_back_off(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, REVALIDATE);
    scene.load("a", "old");
    scene.advance(TTL);
    failedRefresh(scene, "old");
    scene.advance(Duration.ofMillis(100));
    failedRefresh(scene, "old");
    scene.advance(Duration.ofMillis(200));
    assertEquals("old", scene.call("a").value());
    scene.loads.next().complete("new");
    scene.fixture.housekeeper.poll();
    Eventually.holds("the refresh lands", scene::idle);
    scene.advance(TTL);
    failedRefresh(scene, "new");
    scene.advance(Duration.ofMillis(100));
    failedRefresh(scene, "new");
    assertEquals(6, scene.loads.count());
  }

  private static void failedRefresh(Scene scene, String stale) throws Exception {
    assertEquals(stale, scene.call("a").value());
    scene.loads.next().fail(new IOException("down"));
    scene.fixture.housekeeper.poll();
    Eventually.holds("the refresh is over", scene::idle);
  }

  @ParameterizedTest
  @EnumSource
  void a_newer_value_that_is_not_to_be_kept_ends_the_stale_one(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, REVALIDATE + "\nunless: result == 'gone'");
    scene.load("a", "old");
    scene.advance(TTL);
    assertEquals("old", scene.call("a").value());
    scene.loads.next().complete("gone");
    scene.fixture.housekeeper.poll();
    Eventually.holds("the refresh is over", scene::idle);
    scene.load("a", "gone");
  }

  @ParameterizedTest
  @EnumSource
  void a_refresh_that_hangs_is_as_good_as_failed(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "ttl: 30s\nstaleIfError: 1h");
    scene.load("a", "old");
    scene.advance(TTL);
    scene.call("a");
    Load stuck = scene.loads.next();
    scene.advance(Duration.ofSeconds(6));
    assertEquals("old", scene.call("a").value());
    scene.advance(Duration.ofSeconds(1));
    Answer retry = scene.call("a");
    scene.loads.nextOf(retry).complete("new");
    assertEquals("new", retry.value());
    stuck.complete("late");
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void what_is_past_its_window_is_swept(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, REVALIDATE);
    scene.load("a", "old");
    scene.advance(TTL.plus(WINDOW).minusSeconds(1));
    scene.region().sweep();
    assertEquals(1, scene.region().store().size());
    scene.advance(Duration.ofSeconds(1));
    scene.region().sweep();
    assertEquals(0, scene.region().store().size());
  }

  @ParameterizedTest
  @EnumSource
  void null_is_served_stale(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, REVALIDATE + "\nstaleIfError: 2m");
    scene.load("a", null);
    scene.advance(TTL);
    assertEquals(null, scene.call("a").value());
    scene.loads.next().fail(new IOException("down"));
    scene.fixture.housekeeper.poll();
    Eventually.holds("the refresh is over", scene::idle);
    scene.advance(WINDOW);
    Answer bridged = scene.call("a");
    scene.loads.nextOf(bridged).fail(new IOException("down"));
    assertEquals(null, bridged.value());
  }

  @ParameterizedTest
  @EnumSource
  void a_load_that_succeeds_ends_the_pause_though_the_stale_value_was_evicted(Shape shape)
      throws Exception {
    Scene scene = Scene.of(shape, "ttl: 1s\nstaleIfError: 1h");
    scene.load("a", "old");
    scene.advance(Duration.ofSeconds(1));
    for (int tries = 0; tries < 8; tries++) {
      Answer bridged = scene.call("a");
      scene.loads.nextOf(bridged).fail(new IOException("down"));
      assertEquals("old", bridged.value());
      Eventually.holds("the load is over", scene::idle);
      if (tries < 7) {
        scene.advance(Duration.ofMillis(100L << tries));
      }
    }
    scene.written("a");
    scene.load("a", "new");
    scene.advance(Duration.ofSeconds(1));
    scene.load("a", "newer");
  }

  @ParameterizedTest
  @EnumSource
  void who_joins_while_the_shared_store_is_asked_does_not_wait_for_the_refresh(Shape shape)
      throws Exception {
    SharedScene scene = SharedScene.of(shape, "shared", REVALIDATE);
    try {
      scene.one.load("a", "old");
      Eventually.holds("it is written", scene.one::idle);
      scene.advance(TTL);
      Answer[] joined = new Answer[1];
      Thread other = new Thread(() -> joined[0] = scene.one.join("a"));
      scene.one.fixture.stores().client.beforeNextReply(() -> finish(other));
      assertEquals("old", scene.one.call("a").value());
      assertEquals("old", joined[0].value());
      scene.one.loads.next().complete("new");
    } finally {
      scene.stop();
    }
  }

  private static void finish(Thread thread) {
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
