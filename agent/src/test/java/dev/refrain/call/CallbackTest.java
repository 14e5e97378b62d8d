package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Promise 4: callers never wait for another's load, and callbacks cannot starve each other. */
class CallbackTest {
  @SuppressWarnings("unchecked")
  private static CompletableFuture<Object> future(Answer answer) {
    return (CompletableFuture<Object>) answer.result();
  }

  @Test
  void a_thousand_callbacks_that_wait_for_a_second_hit_all_finish() throws Exception {
    Scene scene = Scene.of(Shape.COMPLETABLE);
    scene.fixture.housekeeper.start(scene.fixture.services.regions());
    int callers = 1_000;
    CountDownLatch allBlock = new CountDownLatch(callers);
    List<CompletableFuture<Object>> results = new ArrayList<>();
    try {
      Answer first = scene.call("a");
      Load load = scene.loads.next();
      for (int i = 0; i < callers; i++) {
        results.add(
            future(scene.join("a"))
                .thenApply(
                    value -> {
                      allBlock.countDown();
                      try {
                        allBlock.await();
                        return scene.call("a").value();
                      } catch (Exception e) {
                        throw new AssertionError(e);
                      }
                    }));
      }
      load.complete("v");
      assertEquals("v", first.value());
      for (CompletableFuture<Object> each : results) {
        assertEquals("v", each.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS));
      }
      assertEquals(1, scene.loads.count());
    } finally {
      scene.fixture.housekeeper.stop();
      scene.fixture.elastic.stop();
    }
  }

  @Test
  void a_callback_runs_with_its_callers_context_class_loader() throws Exception {
    Scene scene = Scene.of(Shape.COMPLETABLE);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader one = new URLClassLoader(new URL[0]);
        URLClassLoader other = new URLClassLoader(new URL[0])) {
      scene.call("a");
      Load load = scene.loads.next();
      thread.setContextClassLoader(one);
      CompletableFuture<Object> ofOne =
          future(scene.join("a"))
              .thenApply(value -> Thread.currentThread().getContextClassLoader());
      thread.setContextClassLoader(other);
      CompletableFuture<Object> ofOther =
          future(scene.join("a"))
              .thenApply(value -> Thread.currentThread().getContextClassLoader());
      thread.setContextClassLoader(before);
      load.complete("v");
      assertSame(one, ofOne.get(1, TimeUnit.MINUTES));
      assertSame(other, ofOther.get(1, TimeUnit.MINUTES));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void the_threads_of_callbacks_keep_no_class_loader() throws Exception {
    Scene scene = Scene.of(Shape.COMPLETABLE);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Answer first = scene.call("a" + i);
      Load load = scene.loads.next();
      CompletableFuture<Object> callback =
          future(scene.join("a" + i)).thenApply(value -> threads.add(Thread.currentThread()));
      load.complete("v");
      first.value();
      callback.get(1, TimeUnit.MINUTES);
    }
    for (Thread each : threads) {
      Eventually.holds("no class loader", () -> each.getContextClassLoader() == null);
    }
  }

  @Test
  void a_joined_callers_callback_does_not_run_in_the_thread_that_ends_the_load() throws Exception {
    Scene scene = Scene.of(Shape.COMPLETABLE);
    Answer first = scene.call("a");
    Load load = scene.loads.next();
    CompletableFuture<Object> ofFirst = future(first).thenApply(value -> Thread.currentThread());
    CompletableFuture<Object> ofJoined =
        future(scene.join("a")).thenApply(value -> Thread.currentThread());
    load.complete("v");
    assertSame(Thread.currentThread(), ofFirst.get(), "as without the agent");
    assertNotSame(Thread.currentThread(), ofJoined.get(1, TimeUnit.MINUTES));
  }

  @Test
  void without_a_thread_to_be_had_callbacks_run_all_the_same() throws Exception {
    Scene scene =
        Scene.of(
            Shape.COMPLETABLE,
            task -> {
              throw new RejectedExecutionException("none left");
            });
    scene.call("a");
    Load load = scene.loads.next();
    CompletableFuture<Object> callback =
        future(scene.join("a")).thenApply(value -> Thread.currentThread());
    load.complete("v");
    assertSame(Thread.currentThread(), callback.get(1, TimeUnit.MINUTES));
  }

  @Test
  void a_callback_that_throws_disturbs_nobody() throws Exception {
    Scene scene = Scene.of(Shape.COMPLETABLE, Runnable::run);
    scene.call("a");
    Load load = scene.loads.next();
    CompletableFuture<Object> throwing =
        future(scene.join("a"))
            .whenComplete(
                (value, failure) -> {
                  throw new StackOverflowError("in a callback");
                });
    Answer joined = scene.join("a");
    load.complete("v");
    assertEquals("v", joined.value());
    assertEquals(true, throwing.isCompletedExceptionally());
    assertEquals("v", scene.call("a").value());
  }
}
