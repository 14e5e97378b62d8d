package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 3: callers see what they would see without the agent. */
class TransparencyTest {
  private final CallFixture fixture = new CallFixture();

  /** Hands out what a test has put there. */
  static class Source {
    Object next;

    @SuppressWarnings("unchecked")
    CompletableFuture<Object> completable(String key) {
      return (CompletableFuture<Object>) next;
    }

    @SuppressWarnings("unchecked")
    CompletionStage<Object> stage(String key) {
      return (CompletionStage<Object>) next;
    }

    @SuppressWarnings("unchecked")
    Future<Object> future(String key) {
      return (Future<Object>) next;
    }

    int number(int key) {
      return key + 1;
    }

    boolean flag(String key) {
      return key.isEmpty();
    }
  }

  static Stream<Throwable> failures() {
    Throwable cause = new IOException("down");
    return Stream.of(
        cause,
        new IllegalStateException(cause),
        new CompletionException(cause),
        new CompletionException(null, null),
        new CompletionException(new CompletionException(cause)),
        new ExecutionException(cause),
        new CancellationException("by the application"),
        new CompletionException(new CancellationException("upstream")),
        new TimeoutException(),
        new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void handlers_get_and_join_see_a_stages_failure_as_it_is(Throwable failure) throws Throwable {
    WovenMethod method = fixture.weave(Source.class, "completable");
    fixture.rules("- {method: Source#completable, ttl: 1m}");
    Source source = new Source();
    CompletableFuture<Object> original = new CompletableFuture<>();
    source.next = original;
    CompletableFuture<?> first = (CompletableFuture<?>) method.call(source, "a");
    CompletableFuture<?> joined = (CompletableFuture<?>) method.call(source, "a");
    List<Object> handled = handled(first);
    CompletableFuture<Object> alone = new CompletableFuture<>();
    List<Object> expected = handled(alone);
    original.completeExceptionally(failure);
    alone.completeExceptionally(failure);
    assertEquals(expected, handled);
    assertEquals(seen(original), seen(first));
    assertEquals(seen(original), seen(joined));
    // One that has failed already when the method returns.
    assertEquals(seen(original), seen((Future<?>) method.call(source, "b")));
  }

  private static List<Object> handled(CompletableFuture<?> future) {
    List<Object> handled = new ArrayList<>();
    future.handle((value, thrown) -> handled.add(thrown));
    future.thenApply(value -> value).handle((value, thrown) -> handled.add(thrown.getClass()));
    return handled;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void get_sees_a_tasks_failure_as_it_is(Throwable failure) throws Throwable {
    WovenMethod method = fixture.weave(Source.class, "future");
    fixture.rules("- {method: Source#future, ttl: 1m}");
    Source source = new Source();
    FutureTask<Object> original =
        new FutureTask<>(
            () -> {
              throw Scene.<RuntimeException>sneaky(failure);
            });
    source.next = original;
    Future<?> first = (Future<?>) method.call(source, "a");
    Future<?> joined = (Future<?>) method.call(source, "a");
    original.run();
    assertEquals(seen(original), seen(first));
    assertEquals(seen(original), seen(joined));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void get_sees_the_failure_of_a_stage_behind_a_future_as_it_is(Throwable failure)
      throws Throwable {
    WovenMethod method = fixture.weave(Source.class, "future");
    fixture.rules("- {method: Source#future, ttl: 1m}");
    Source source = new Source();
    CompletableFuture<Object> original = new CompletableFuture<>();
    source.next = original;
    Future<?> first = (Future<?>) method.call(source, "a");
    Future<?> joined = (Future<?>) method.call(source, "a");
    original.completeExceptionally(failure);
    assertEquals(seenByGet(original), seenByGet(first));
    assertEquals(seenByGet(original), seenByGet(joined));
  }

  @Test
  void a_cancelled_task_is_cancelled_for_all() throws Throwable {
    WovenMethod method = fixture.weave(Source.class, "future");
    fixture.rules("- {method: Source#future, ttl: 1m}");
    Source source = new Source();
    FutureTask<Object> original = new FutureTask<>(() -> "v");
    source.next = original;
    Future<?> first = (Future<?>) method.call(source, "a");
    Future<?> joined = (Future<?>) method.call(source, "a");
    original.cancel(false);
    assertEquals(seen(original), seen(first));
    assertEquals(seen(original), seen(joined));
  }

  /** All that a caller can find out about a future that has ended. */
  private static List<Object> seen(Future<?> future) {
    List<Object> seen = new ArrayList<>(seenByGet(future));
    if (future instanceof CompletableFuture) {
      CompletableFuture<?> stage = (CompletableFuture<?>) future;
      seen.add(stage.isCompletedExceptionally());
      try {
        seen.add(stage.join());
      } catch (Throwable thrown) {
        seen.add(what(thrown));
      }
      stage.handle((value, thrown) -> seen.add(thrown == null ? value : thrown));
    }
    return seen;
  }

  private static List<Object> seenByGet(Future<?> future) {
    List<Object> seen = new ArrayList<>();
    try {
      seen.add(future.get());
    } catch (Throwable thrown) {
      seen.add(what(thrown));
    }
    try {
      seen.add(future.get(1, TimeUnit.MINUTES));
    } catch (Throwable thrown) {
      seen.add(what(thrown));
    }
    seen.add(future.isDone());
    seen.add(future.isCancelled());
    return seen;
  }

  private static List<Object> what(Throwable thrown) {
    // Identity of the cause; the wrapper itself is made anew by each get.
    return java.util.Arrays.asList(
        thrown.getClass(), thrown.getCause(), thrown.getCause() == null ? "none" : "some");
  }

  @ParameterizedTest
  @ValueSource(strings = {"done", "failed", "later"})
  void a_minimal_stage_is_watched_like_any_other(String how) throws Throwable {
    WovenMethod method = fixture.weave(Source.class, "stage");
    fixture.rules("- {name: r, method: Source#stage, ttl: 1m}");
    Source source = new Source();
    CompletableFuture<Object> behind = new CompletableFuture<>();
    IOException failure = new IOException("down");
    source.next =
        how.equals("done")
            ? CompletableFuture.completedStage("v")
            : how.equals("failed")
                ? CompletableFuture.failedStage(failure)
                : behind.minimalCompletionStage();
    List<Object> seen = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ((CompletionStage<?>) method.call(source, "a"))
          .whenComplete((value, thrown) -> seen.add(thrown == null ? value : thrown));
    }
    behind.complete("v");
    Object expected = how.equals("failed") ? failure : "v";
    Eventually.holds("both are told", () -> seen.size() == 2);
    assertEquals(List.of(expected, expected), seen);
    assertEquals(0, fixture.counters("r").errors(), fixture::log);
    assertEquals(how.equals("failed") ? 2 : 1, fixture.counters("r").loads());
  }

  @Test
  void a_method_that_gives_null_in_place_of_a_future_gives_null() throws Throwable {
    WovenMethod method = fixture.weave(Source.class, "completable");
    fixture.rules("- {method: Source#completable, ttl: 1m}");
    Source source = new Source();
    assertNull(method.call(source, "a"));
    assertNull(method.call(source, "a"));
    source.next = CompletableFuture.completedFuture("v");
    assertEquals("v", ((CompletableFuture<?>) method.call(source, "a")).get());
  }

  @Test
  void a_stale_value_bridges_null_in_place_of_a_future() throws Throwable {
    WovenMethod method = fixture.weave(Source.class, "completable");
    fixture.rules("- {name: r, method: Source#completable, ttl: 1m, staleIfError: 1h}");
    Source source = new Source();
    source.next = CompletableFuture.completedFuture("v");
    method.call(source, "a");
    source.next = null;
    fixture.advance(Duration.ofMinutes(1));
    assertEquals("v", ((CompletableFuture<?>) method.call(source, "a")).get());
    assertEquals(1, fixture.counters("r").bridges());
  }

  @Test
  void primitives_are_served_in_their_own_boxes() throws Throwable {
    WovenMethod number = fixture.weave(Source.class, "number");
    WovenMethod flag = fixture.weave(Source.class, "flag");
    fixture.rules("- {name: r, method: Source#number, ttl: 1m}\n- {method: Source#flag, ttl: 1m}");
    Source source = new Source();
    for (int i = 0; i < 3; i++) {
      assertEquals(8, number.call(source, 7));
      assertEquals(true, flag.call(source, ""));
      assertEquals(false, flag.call(source, "x"));
    }
    assertEquals(1, fixture.counters("r").loads());
  }

  @Test
  void a_value_is_served_as_the_same_object() throws Throwable {
    Scene scene = Scene.of(Shape.PLAIN);
    Object value = new Object();
    scene.load("a", value);
    assertSame(value, scene.call("a").value());
  }
}
