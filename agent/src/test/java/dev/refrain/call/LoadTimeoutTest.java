package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 10: no thread waits for ever, and a load never overwrites a later one's value. */
class LoadTimeoutTest {
  private static final Duration OVER = Duration.ofSeconds(6);

  @Test
  void a_waiting_thread_starts_afresh_after_the_load_timeout() throws Exception {
    Scene scene = Scene.of(Shape.PLAIN, "loadTimeout: 20ms");
    Answer stuck = scene.call("a");
    Load first = scene.loads.next();
    Answer waiting = scene.join("a");
    scene.advance(OVER);
    Load second = scene.loads.next();
    assertSame(waiting.thread(), second.thread());
    second.complete("v");
    assertEquals("v", waiting.value());
    assertEquals("v", scene.call("a").value());
    first.complete("late");
    assertEquals("late", stuck.value());
    assertEquals("v", scene.call("a").value(), "the later load's value stays");
    assertEquals(2, scene.loads.count());
    assertTrue(scene.idle());
  }

  @Test
  void a_thread_that_has_waited_long_enough_runs_the_method_beside_a_newer_load() throws Exception {
    Scene scene = Scene.of(Shape.PLAIN, "loadTimeout: 20ms");
    Answer stuck = scene.call("a");
    Load first = scene.loads.next();
    Answer[] waiting = new Answer[8];
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] = scene.join("a");
    }
    scene.advance(OVER);
    // Time stands still now: the load that the first of them begins is late for nobody.
    List<Load> own = new ArrayList<>();
    Set<Thread> threads = new HashSet<>();
    for (Answer each : waiting) {
      own.add(scene.loads.next());
      threads.add(own.get(own.size() - 1).thread());
    }
    for (Answer each : waiting) {
      assertTrue(threads.contains(each.thread()), "each runs it itself");
    }
    for (Load each : own) {
      each.complete("v");
    }
    for (Answer each : waiting) {
      assertEquals("v", each.value());
    }
    first.complete("late");
    assertEquals("late", stuck.value());
    assertEquals(1 + waiting.length, scene.loads.count());
    assertEquals("v", scene.call("a").value(), "the newer load has landed");
    assertEquals(1 + waiting.length, scene.loads.count());
    assertTrue(scene.idle());
  }

  @Test
  void an_eviction_reaches_a_load_beside_a_newer_one() throws Exception {
    Scene scene = Scene.of(Shape.PLAIN, "loadTimeout: 20ms");
    scene.call("a");
    scene.loads.next();
    Answer waiting = scene.join("a");
    Answer other = scene.join("a");
    scene.advance(OVER);
    Load newer = scene.loads.next();
    Load beside = scene.loads.next();
    scene.written("a");
    newer.complete("old");
    beside.complete("old");
    assertEquals("old", waiting.value());
    assertEquals("old", other.value());
    scene.load("a", "new");
  }

  @ParameterizedTest
  @EnumSource
  void a_caller_within_the_load_timeout_joins(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, "loadTimeout: 50s");
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    scene.advance(Duration.ofSeconds(50).minusNanos(1));
    Answer second = scene.join("a");
    load.complete("v");
    assertEquals("v", first.value());
    assertEquals("v", second.value());
    assertEquals(1, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void a_caller_after_the_load_timeout_starts_a_load_that_serves_all(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load stuck = scene.loads.next();
    Answer joined = scene.join("a");
    scene.advance(OVER);
    Answer late = scene.call("a");
    Load second = scene.loads.next();
    Answer later = scene.join("a");
    assertNotSame(stuck, second);
    second.complete("v");
    assertEquals("v", late.value());
    assertEquals("v", later.value());
    assertEquals("v", joined.value());
    if (shape.isPlain()) {
      first.assertPending();
    } else {
      assertEquals("v", first.value(), "the first caller is served, too");
    }
    stuck.complete("late");
    assertEquals(shape.isPlain() ? "late" : "v", first.value());
    assertEquals("v", scene.call("a").value());
    assertEquals(2, scene.loads.count());
    scene.fixture.housekeeper.poll();
    assertTrue(scene.idle());
  }

  @ParameterizedTest
  @EnumSource
  void the_old_load_serves_its_callers_if_it_ends_first(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load old = scene.loads.next();
    Answer joined = scene.join("a");
    scene.advance(OVER);
    Answer late = scene.call("a");
    Load second = scene.loads.next();
    old.complete("old");
    assertEquals("old", first.value());
    assertEquals("old", joined.value());
    late.assertPending();
    assertEquals("old", scene.call("a").value(), "it has landed");
    second.complete("new");
    assertEquals("new", late.value());
    assertEquals("new", scene.call("a").value(), "the later load's value replaces it");
    assertEquals(2, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void a_third_load_serves_those_of_the_first_two(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    scene.call("a");
    Load first = scene.loads.next();
    Answer ofFirst = scene.join("a");
    scene.advance(OVER);
    scene.call("a");
    Load second = scene.loads.next();
    Answer ofSecond = scene.join("a");
    scene.advance(OVER);
    Answer third = scene.call("a");
    scene.loads.next().complete("v");
    assertEquals("v", third.value());
    assertEquals("v", ofSecond.value());
    assertEquals("v", ofFirst.value());
    second.complete("late");
    first.complete("later still");
    scene.fixture.housekeeper.poll();
    assertEquals("v", scene.call("a").value());
    assertEquals(3, scene.loads.count());
    Eventually.holds("no flight is left", scene::idle);
  }

  @ParameterizedTest
  @EnumSource
  void a_later_load_that_fails_first_fails_for_all_who_wait(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    scene.call("a");
    Load old = scene.loads.next();
    Answer joined = scene.join("a");
    scene.advance(OVER);
    Answer late = scene.call("a");
    IOException failure = new IOException("down");
    scene.loads.next().fail(failure);
    assertSame(failure, late.failure());
    assertSame(failure, joined.failure());
    old.complete("old");
    scene.load("a", "v");
  }

  @ParameterizedTest
  @EnumSource
  void an_eviction_voids_the_old_load_and_its_successor(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    scene.call("a");
    Load old = scene.loads.next();
    scene.advance(OVER);
    scene.call("a");
    Load second = scene.loads.next();
    scene.written("a");
    old.complete("old");
    scene.fixture.housekeeper.poll();
    Answer after = scene.call("a");
    Load third = scene.loads.next();
    second.complete("second");
    third.complete("new");
    assertEquals("new", after.value());
    scene.fixture.housekeeper.poll();
    assertEquals("new", scene.call("a").value());
    Eventually.holds("no flight is left", scene::idle);
  }
}
