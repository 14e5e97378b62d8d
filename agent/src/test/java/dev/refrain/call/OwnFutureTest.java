package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise 8: each caller has its own future, and does with it what it likes. */
class OwnFutureTest {
  private enum Meddling implements Consumer<CompletableFuture<Object>> {
    CANCEL(future -> future.cancel(true)),
    COMPLETE(future -> future.complete("mine")),
    FAIL(future -> future.completeExceptionally(new IllegalStateException("mine"))),
    OBTRUDE(future -> future.obtrudeValue("mine")),
    OBTRUDE_FAILURE(future -> future.obtrudeException(new IllegalStateException("mine")));

    private final Consumer<CompletableFuture<Object>> what;

    Meddling(Consumer<CompletableFuture<Object>> what) {
      this.what = what;
    }

    @Override
    public void accept(CompletableFuture<Object> future) {
      what.accept(future);
    }
  }

  static Object[] meddlings() {
    Object[] all = new Object[Meddling.values().length * 2];
    for (int i = 0; i < all.length; i++) {
      all[i] = Arguments.of(i % 2 == 0 ? Shape.COMPLETABLE : Shape.STAGE, Meddling.values()[i / 2]);
    }
    return all;
  }

  @SuppressWarnings("unchecked")
  private static CompletableFuture<Object> own(Answer answer) {
    return (CompletableFuture<Object>) answer.result();
  }

  @ParameterizedTest
  @MethodSource("meddlings")
  void meddling_with_the_first_callers_future_touches_no_other(Shape shape, Meddling meddling)
      throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    meddling.accept(own(first));
    second.assertPending();
    assertFalse(load.completable().isDone(), "the load goes on");
    load.complete("v");
    assertEquals("v", second.value());
    assertEquals("v", scene.call("a").value());
    assertEquals(1, scene.loads.count());
  }

  @ParameterizedTest
  @MethodSource("meddlings")
  void meddling_with_a_joined_callers_future_touches_no_other(Shape shape, Meddling meddling)
      throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    Answer third = scene.join("a");
    meddling.accept(own(second));
    first.assertPending();
    third.assertPending();
    load.complete("v");
    assertEquals("v", first.value());
    assertEquals("v", third.value());
    assertEquals("v", scene.call("a").value());
    assertEquals(1, scene.loads.count());
  }

  @ParameterizedTest
  @MethodSource("meddlings")
  void meddling_with_a_future_that_was_served_touches_no_entry(Shape shape, Meddling meddling)
      throws Exception {
    Scene scene = Scene.of(shape);
    scene.load("a", "v");
    Answer served = scene.call("a");
    meddling.accept(own(served));
    Answer next = scene.call("a");
    assertNotSame(served.result(), next.result());
    assertEquals("v", next.value());
  }

  @ParameterizedTest
  @MethodSource("meddlings")
  void meddling_with_the_loaders_own_future_after_it_ended_touches_no_entry(
      Shape shape, Meddling meddling) throws Exception {
    Scene scene = Scene.of(shape);
    scene.loads.answer(key -> "v");
    Answer first = scene.call("a");
    meddling.accept(own(first));
    assertEquals("v", scene.call("a").value());
    assertEquals(1, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource(names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
  void a_callers_cancellation_is_its_own(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    assertTrue(second.result().cancel(true));
    assertTrue(second.result().isCancelled());
    assertTrue(second.result().isDone());
    assertThrows(CancellationException.class, () -> second.result().get());
    assertFalse(first.result().isCancelled());
    load.complete("v");
    assertEquals("v", first.value());
  }

  @ParameterizedTest
  @EnumSource(names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
  void the_last_caller_to_cancel_gives_up_the_load(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    Answer third = scene.join("a");
    first.result().cancel(true);
    third.result().cancel(true);
    Future<?> underWay = load.pending(shape);
    assertFalse(underWay.isDone(), "one caller is left");
    second.result().cancel(true);
    assertTrue(underWay.isCancelled());
    // A caller that comes then has a load of its own.
    Answer fourth = scene.call("a");
    scene.loads.next().complete("w");
    assertEquals("w", fourth.value());
    assertEquals(2, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource(names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
  void a_caller_that_comes_after_a_cancellation_keeps_the_load_going(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    Answer second = scene.join("a");
    second.result().cancel(true);
    Answer third = scene.join("a");
    first.result().cancel(true);
    assertFalse(load.pending(shape).isDone());
    load.complete("v");
    assertEquals("v", third.value());
    assertEquals(1, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource(names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
  void a_load_that_was_given_up_lands_nowhere(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    // Nobody is told of it: a stage of the application's need not be cancellable.
    load.pending(shape);
    first.result().cancel(true);
    load.complete("late");
    scene.fixture.housekeeper.poll();
    Answer next = scene.call("a");
    scene.loads.next().complete("w");
    assertEquals("w", next.value());
    assertEquals("w", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource(names = "FUTURE")
  void a_gentle_cancellation_does_not_interrupt_the_load(Shape shape) throws Exception {
    Cancellations cancellations = new Cancellations();
    CallFixture fixture = new CallFixture();
    WovenMethod method = fixture.weave(Cancellations.class, "find");
    fixture.rules("- {method: Cancellations#find, ttl: 1m}");
    ((Future<?>) call(method, cancellations, "a")).cancel(false);
    assertEquals("cancel(false)", cancellations.last);
    ((Future<?>) call(method, cancellations, "b")).cancel(true);
    assertEquals("cancel(true)", cancellations.last);
  }

  private static Object call(WovenMethod method, Object self, Object argument) {
    try {
      return method.call(self, argument);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  /** Hands out futures that remember how they were cancelled. */
  static class Cancellations {
    volatile String last;

    Future<Object> find(String key) {
      return new java.util.concurrent.FutureTask<Object>(() -> key) {
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
          last = "cancel(" + mayInterruptIfRunning + ")";
          return super.cancel(mayInterruptIfRunning);
        }
      };
    }
  }
}
