package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 9: a load that fails fails for those who waited, and takes nobody else along. */
class FailedLoadTest {
  @ParameterizedTest
  @EnumSource
  void those_who_waited_get_the_same_exception_object(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    List<Answer> answers = new ArrayList<>();
    answers.add(scene.call("a"));
    Load load = scene.loads.next();
    for (int i = 0; i < 5; i++) {
      answers.add(scene.join("a"));
    }
    IOException failure = new IOException("no such quote");
    load.fail(failure);
    for (Answer each : answers) {
      assertSame(failure, each.failure());
    }
    assertEquals(1, scene.loads.count());
    assertEquals(1, scene.fixture.counters(Scene.RULE).failures());
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_is_not_kept(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    scene.loads.next().fail(new IOException("once"));
    first.failure();
    scene.load("a", "v");
    assertEquals("v", scene.call("a").value());
    assertEquals(2, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void an_error_passes_as_exceptions_do(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    AssertionError error = new AssertionError("of the application");
    load.fail(error);
    assertSame(error, first.failure());
    assertSame(error, second.failure());
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETABLE", "STAGE"})
  void a_retry_inside_a_callback_loads_anew(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load failing = scene.loads.next();
    List<CompletableFuture<Object>> retried = new ArrayList<>();
    retried.add(retrying(scene, first));
    for (int i = 0; i < 10; i++) {
      retried.add(retrying(scene, scene.join("a")));
    }
    failing.fail(new IOException("once"));
    Load retry = scene.loads.next();
    retry.complete("v");
    for (CompletableFuture<Object> each : retried) {
      assertEquals("v", new AnswerOf(each).value());
    }
    assertEquals(2, scene.loads.count(), "the retries share one load");
  }

  @SuppressWarnings("unchecked")
  private static CompletableFuture<Object> retrying(Scene scene, Answer answer) {
    return ((CompletableFuture<Object>) answer.result())
        .handle((value, failure) -> (CompletableFuture<Object>) scene.call("a").result())
        .thenCompose(next -> next);
  }

  private record AnswerOf(CompletableFuture<Object> future) {
    Object value() throws Exception {
      return future.get(Eventually.PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
    }
  }

  @Test
  void the_caller_that_saw_the_failure_finds_the_flight_gone() throws Throwable {
    Scene scene = Scene.of(Shape.PLAIN);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    List<Answer> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waiting.add(scene.join("a"));
    }
    load.fail(new IOException("once"));
    first.failure();
    // Whoever retries now begins a load, whatever the waiters have seen so far.
    Answer retry = scene.call("a");
    scene.loads.next().complete("v");
    assertEquals("v", retry.value());
    for (Answer each : waiting) {
      assertInstanceOf(IOException.class, each.failure());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"interrupted", "wrapped", "io", "channel", "stack", "memory", "flag"})
  void a_waiter_whose_leader_failed_for_its_own_thread_loads_for_itself(String how)
      throws Exception {
    Scene scene = Scene.of(Shape.PLAIN);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    Throwable failure = failureOfThread(how);
    if (how.equals("interrupted")) {
      first.thread().interrupt();
    } else if (how.equals("flag")) {
      scene.repository.flagged = true;
      load.fail(failure);
    } else {
      load.fail(failure);
    }
    assertInstanceOf(failure.getClass(), first.failure());
    scene.loads.next().complete("v");
    assertEquals("v", second.value());
    assertEquals(2, scene.loads.count());
  }

  private static Throwable failureOfThread(String how) {
    switch (how) {
      case "interrupted":
        return new InterruptedException();
      case "wrapped":
        return new IllegalStateException(new RuntimeException(new InterruptedException()));
      case "io":
        return new InterruptedIOException();
      case "channel":
        return new ClosedByInterruptException();
      case "stack":
        return new StackOverflowError();
      case "memory":
        return new OutOfMemoryError("of that thread");
      default:
        return new IOException("the flag was set");
    }
  }

  @Test
  void a_waiter_that_is_interrupted_runs_the_method_and_keeps_its_flag() throws Exception {
    Scene scene = Scene.of(Shape.PLAIN);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    Answer third = scene.join("a");
    second.thread().interrupt();
    // As without the agent: its body meets the interrupt.
    Load interrupted = scene.loads.next();
    assertSame(second.thread(), interrupted.thread());
    assertInstanceOf(InterruptedException.class, second.failure());
    first.assertPending();
    third.assertPending();
    load.complete("v");
    assertEquals("v", first.value());
    assertEquals("v", third.value());
    assertEquals(2, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void a_body_that_throws_before_it_gives_a_result_is_a_failed_load(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    IOException failure = new IOException("at once");
    scene.loads.answer(
        key -> {
          throw Scene.<RuntimeException>sneaky(failure);
        });
    assertSame(failure, scene.call("a").failure());
    scene.loads.answer(key -> "v");
    assertEquals("v", scene.call("a").value());
    assertTrue(scene.idle(), "no flight is left");
  }

  @ParameterizedTest
  @EnumSource
  void a_load_that_the_application_cancels_is_a_failed_load(Shape shape) throws Exception {
    if (shape.isPlain()) {
      return;
    }
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    load.pending(shape).cancel(true);
    scene.fixture.housekeeper.poll();
    assertTrue(first.result().isDone());
    assertTrue(first.result().isCancelled());
    assertTrue(second.result().isCancelled());
    scene.load("a", "v");
  }

  @Test
  void a_load_that_dies_of_a_deep_stack_leaves_the_key_usable() throws Throwable {
    Scene scene = Scene.of(Shape.PLAIN);
    deepen(scene);
    scene.fixture.ticker.advance(java.time.Duration.ofSeconds(6));
    scene.loads.answer(key -> "v");
    assertEquals("v", scene.method.call(scene.repository, "a"));
    int loads = scene.loads.count();
    assertEquals("v", scene.method.call(scene.repository, "a"));
    assertEquals(loads, scene.loads.count(), "it is cached again");
  }

  /** Calls the method at the very end of the stack, so that its body, or the door, overflows. */
  private static void deepen(Scene scene) {
    try {
      deepen(scene);
    } catch (StackOverflowError end) {
      try {
        scene.loads.answer(key -> deepValue(0));
        scene.method.call(scene.repository, "a");
      } catch (Throwable overflow) {
        // Each frame on the way back has a little more room than the one before.
      }
    }
  }

  private static Object deepValue(int depth) {
    return depth > 100_000 ? "never" : deepValue(depth + 1);
  }
}
