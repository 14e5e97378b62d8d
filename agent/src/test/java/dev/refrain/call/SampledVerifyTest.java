package dev.refrain.call;

import static dev.refrain.call.VerifyScene.quote;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** {@code verify: 10%} beside {@code mode: cache}: a share of the hits runs for all that. */
class SampledVerifyTest {
  private final VerifyScene scene = new VerifyScene("verify: 10%");

  private void sampled(boolean yes) {
    scene.fixture.chance = yes ? 0.09 : 0.1;
  }

  @Test
  void a_share_of_the_hits_runs_and_its_caller_gets_that_result() throws Throwable {
    sampled(false);
    scene.call(quote("1"));
    assertEquals(quote("1"), scene.call(quote("2")));
    assertEquals(1, scene.source.runs);
    sampled(true);
    assertEquals(quote("2"), scene.call(quote("2")));
    assertEquals(2, scene.source.runs);
    assertEquals(1, scene.counters().comparedResults());
    assertTrue(scene.report().contains("\n  r 1 1 100.0 % 0\n"), scene::report);
    assertTrue(scene.findings().contains("(first 'price.amount')"), scene::findings);
  }

  @Test
  void an_entry_that_differs_is_evicted_and_one_that_does_not_stays() throws Throwable {
    sampled(false);
    scene.call(quote("1"));
    sampled(true);
    scene.call(quote("1"));
    sampled(false);
    assertEquals(quote("1"), scene.call(quote("2")), "the entry is still there");
    sampled(true);
    scene.call(quote("2"));
    sampled(false);
    assertEquals(quote("3"), scene.call(quote("3")), "the entry is gone");
    assertEquals(1, scene.fixture.counters("r").evictions());
    assertEquals(2, scene.counters().comparedResults());
    assertEquals(1, scene.counters().differingResults());
  }

  @Test
  void what_was_put_in_its_place_meanwhile_is_left_alone() throws Throwable {
    Queue<Runnable> waiting = new ArrayDeque<>();
    VerifyScene slow = new VerifyScene("verify: 10%", waiting::add);
    slow.fixture.chance = 0.5;
    slow.call("old");
    slow.fixture.chance = 0;
    slow.call("new");
    slow.fixture.chance = 0.5;
    slow.write();
    slow.call("newest");
    waiting.remove().run();
    assertEquals(1, slow.counters().differingResults());
    assertEquals("newest", slow.call("never"));
  }

  @Test
  void a_run_during_which_the_entry_was_evicted_says_nothing() throws Throwable {
    sampled(false);
    scene.call("old");
    sampled(true);
    scene.source.body =
        () -> {
          try {
            scene.write();
          } catch (Throwable unexpected) {
            throw new AssertionError(unexpected);
          }
          return "new";
        };
    assertEquals("new", scene.call());
    assertEquals(0, scene.counters().comparedResults());
  }

  @Test
  void a_miss_is_loaded_and_kept_as_ever() throws Throwable {
    sampled(true);
    assertEquals("a", scene.call("a"));
    assertEquals(0, scene.counters().comparedResults());
    sampled(false);
    assertEquals("a", scene.call("b"));
  }

  @Test
  void a_kept_value_that_callers_change_is_named() throws Throwable {
    sampled(true);
    List<Object> kept = new ArrayList<>(List.of("a"));
    scene.call(kept);
    scene.call(List.of("a"));
    kept.add("mine");
    scene.call(List.of("a"));
    assertTrue(
        scene.findings().contains("callers change the value that they get (first 'size')"),
        scene::findings);
  }

  @Test
  void without_a_share_nothing_stands_in_the_way_of_a_hit() throws Throwable {
    VerifyScene plain = new VerifyScene("");
    plain.fixture.failingChance = true;
    plain.call("a");
    assertEquals("a", plain.call("b"));
  }
}
