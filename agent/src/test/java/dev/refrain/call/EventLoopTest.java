package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 4: on an event loop nobody waits for a store. */
class EventLoopTest {
  private SharedScene scene;

  private void scene(Shape shape, String settings) {
    scene = SharedScene.of(shape, "[memory, shared]", settings);
  }

  @AfterEach
  void stop() {
    scene.stop();
  }

  private static <T> T onLoop(Callable<T> work) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new FastThreadLocalThread(
            () -> {
              try {
                result.complete(work.call());
              } catch (Throwable failure) {
                result.completeExceptionally(failure);
              }
            });
    thread.start();
    return result.get(10, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
  void the_caller_has_its_future_before_the_store_has_answered(Shape shape) throws Exception {
    scene(shape, "");
    scene.two.load("a", "v");
    scene.one.fixture.stores().client.hold();
    Future<?> answer =
        onLoop(
            () -> {
              try {
                return (Future<?>) scene.one.method.call(scene.one.repository, "a");
              } catch (Throwable failure) {
                throw new AssertionError(failure);
              }
            });
    assertTrue(!answer.isDone());
    scene.one.fixture.stores().client.release();
    assertEquals("v", answer.get(10, TimeUnit.SECONDS));
    assertEquals(0, scene.one.loads.count());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
  void on_a_miss_the_body_runs_elsewhere(Shape shape) throws Exception {
    scene(shape, "");
    Thread[] loop = new Thread[1];
    Future<?> answer =
        onLoop(
            () -> {
              loop[0] = Thread.currentThread();
              try {
                return (Future<?>) scene.one.method.call(scene.one.repository, "a");
              } catch (Throwable failure) {
                throw new AssertionError(failure);
              }
            });
    Load load = scene.one.loads.next();
    assertNotSame(loop[0], load.thread());
    load.complete("v");
    assertEquals("v", answer.get(10, TimeUnit.SECONDS));
    assertEquals("v", scene.two.call("a").value());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
  void lookup_caller_waits_all_the_same(Shape shape) throws Exception {
    scene(shape, "lookup: caller\n");
    Thread[] loop = new Thread[1];
    onLoop(
        () -> {
          loop[0] = Thread.currentThread();
          try {
            return scene.one.method.call(scene.one.repository, "a");
          } catch (Throwable failure) {
            throw new AssertionError(failure);
          }
        });
    assertSame(loop[0], scene.one.loads.next().thread());
  }

  @ParameterizedTest
  @EnumSource(names = "PLAIN")
  void a_plain_call_does_without_the_store(Shape shape) throws Exception {
    scene(shape, "");
    scene.two.load("a", "v");
    int before = scene.one.fixture.stores().client.requests();
    scene.one.loads.answer(key -> "w");
    Object value =
        onLoop(
            () -> {
              try {
                return scene.one.method.call(scene.one.repository, "a");
              } catch (Throwable failure) {
                throw new AssertionError(failure);
              }
            });
    assertEquals("w", value);
    assertEquals(before, scene.one.fixture.stores().client.requests());
  }

  /** A loop that only a rules file knows. */
  static class OwnLoop extends Thread {
    OwnLoop(Runnable task) {
      super(task);
    }
  }

  @Test
  void a_nested_type_of_threads_may_be_written_with_either_sign() throws Exception {
    for (String name : List.of("dev.refrain.call.EventLoopTest.OwnLoop", OwnLoop.class.getName())) {
      EventLoops loops = new EventLoops(List.of(name));
      boolean[] seen = new boolean[1];
      Thread thread = new OwnLoop(() -> seen[0] = loops.isCurrent());
      thread.start();
      thread.join();
      assertTrue(seen[0], name);
    }
    assertFalse(new EventLoops(List.of(OwnLoop.class.getName())).isCurrent());
    scene(Shape.PLAIN, "");
  }

  @ParameterizedTest
  @EnumSource(names = "PLAIN")
  void a_plain_writer_does_not_wait_for_its_evictions(Shape shape) throws Exception {
    scene(shape, "");
    scene.one.loads.answer(key -> "written");
    scene.one.fixture.stores().client.hold();
    Object value =
        onLoop(
            () -> {
              try {
                return scene.one.writer.call(scene.one.repository, "a");
              } catch (Throwable failure) {
                throw new AssertionError(failure);
              }
            });
    assertEquals("written", value);
    assertTrue(scene.one.fixture.stores().client.held() >= 2, "both are on their way");
    scene.one.fixture.stores().client.release();
  }
}
