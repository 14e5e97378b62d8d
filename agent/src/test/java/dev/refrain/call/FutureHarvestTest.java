package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A plain Future has no callback: it is harvested by whoever looks, and no thread waits for it. */
class FutureHarvestTest {
  private final Scene scene = Scene.of(Shape.FUTURE);

  @Test
  void get_harvests() throws Exception {
    Answer first = scene.call("a");
    scene.loads.next().complete("v");
    assertEquals("v", first.result().get());
    assertLanded();
  }

  @Test
  void get_with_a_timeout_harvests() throws Exception {
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    assertThrows(TimeoutException.class, () -> first.result().get(1, TimeUnit.MILLISECONDS));
    load.complete("v");
    assertEquals("v", first.result().get(1, TimeUnit.MINUTES));
    assertLanded();
  }

  @Test
  void get_without_waiting_harvests() throws Exception {
    Answer first = scene.call("a");
    scene.loads.next().complete("v");
    assertEquals("v", first.result().get(0, TimeUnit.SECONDS));
    assertLanded();
  }

  @Test
  void asking_whether_it_is_done_harvests() throws Exception {
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    assertFalse(first.result().isDone());
    load.complete("v");
    assertTrue(first.result().isDone());
    assertLanded();
  }

  @Test
  void asking_whether_it_is_cancelled_harvests() throws Exception {
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    load.complete("v");
    assertFalse(first.result().isCancelled());
    assertLanded();
  }

  @Test
  void a_later_caller_harvests() throws Exception {
    scene.call("a");
    Load load = scene.loads.next();
    load.complete("v");
    Answer second = scene.call("a");
    assertTrue(second.result().isDone());
    assertEquals("v", second.value());
    assertLanded();
  }

  @Test
  void the_poll_harvests_what_nobody_asks_for() throws Exception {
    scene.call("a");
    Load load = scene.loads.next();
    scene.fixture.housekeeper.poll();
    load.complete("v");
    scene.fixture.housekeeper.poll();
    assertLanded();
  }

  @Test
  void the_housekeeping_thread_polls_by_itself() throws Exception {
    scene.fixture.housekeeper.start(scene.fixture.services.regions());
    try {
      scene.call("a");
      scene.loads.next().complete("v");
      Eventually.holds("harvested", () -> scene.fixture.counters(Scene.RULE).loads() == 1);
      Eventually.holds("gone", scene::idle);
      assertLanded();
    } finally {
      scene.fixture.housekeeper.stop();
    }
  }

  private void assertLanded() throws Exception {
    assertTrue(scene.idle());
    assertEquals("v", scene.call("a").value());
    scene.fixture.housekeeper.poll();
    assertEquals(1, scene.loads.count());
    assertEquals(1, scene.fixture.counters(Scene.RULE).loads(), "counted once");
  }

  @Test
  void many_tasks_that_are_pending_hold_no_thread() throws Exception {
    int threads = Thread.activeCount();
    for (int i = 0; i < 1_000; i++) {
      scene.call("k" + i);
    }
    scene.fixture.housekeeper.poll();
    assertTrue(Thread.activeCount() < threads + 100);
    for (int i = 0; i < 1_000; i++) {
      scene.loads.next().complete("v");
    }
    scene.fixture.housekeeper.poll();
    assertTrue(scene.idle());
  }

  @Test
  void a_thread_that_waits_is_told_by_whichever_load_ends() throws Exception {
    Answer first = scene.call("a");
    Load stuck = scene.loads.next();
    CompletableFuture<Object> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return first.result().get();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    scene.advance(java.time.Duration.ofSeconds(6));
    Answer late = scene.call("a");
    scene.loads.next().complete("v");
    assertEquals("v", late.value());
    assertEquals("v", waiting.get(1, TimeUnit.MINUTES));
    assertFalse(stuck.task().isDone());
  }

  @Test
  void a_thread_that_waits_sees_its_own_cancellation() throws Exception {
    Answer first = scene.call("a");
    scene.loads.next();
    Answer second = scene.join("a");
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              assertThrows(CancellationException.class, () -> second.result().get());
              return true;
            });
    second.result().cancel(false);
    assertTrue(waiting.get(1, TimeUnit.MINUTES));
    first.assertPending();
  }

  @Test
  void an_interrupted_wait_takes_nobody_along() throws Exception {
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> second.result().get());
    load.complete("v");
    assertEquals("v", first.value());
    assertEquals("v", second.value());
  }
}
