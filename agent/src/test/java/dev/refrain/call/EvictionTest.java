package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 12: a load that began before an eviction of its key never lands after it. */
class EvictionTest {
  @ParameterizedTest
  @EnumSource
  void a_write_evicts_its_key_and_no_other(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    scene.load("a", "old");
    scene.load("b", "kept");
    scene.written("a");
    scene.load("a", "new");
    assertEquals("new", scene.call("a").value());
    assertEquals("kept", scene.call("b").value());
    assertEquals(4, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void a_load_that_began_before_a_write_does_not_land_after_it(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer before = scene.call("a");
    Load old = scene.loads.next();
    scene.written("a");
    old.complete("old");
    assertEquals("old", before.value(), "who came before the write may see it");
    scene.load("a", "new");
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void a_load_that_began_while_the_write_ran_does_not_land_after_it(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer write = scene.write("a");
    Load writing = scene.loads.next();
    Answer during = scene.call("a");
    Load old = scene.loads.next();
    writing.complete("written");
    write.value();
    old.complete("old");
    assertEquals("old", during.value());
    scene.load("a", "new");
  }

  @ParameterizedTest
  @EnumSource
  void a_write_evicts_before_its_body_too(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    scene.load("a", "old");
    Answer write = scene.write("a");
    Load writing = scene.loads.next();
    // A read from inside of the write, or meanwhile, is no older than its beginning.
    scene.load("a", "read during the write");
    writing.complete("written");
    write.value();
    scene.load("a", "new");
  }

  @ParameterizedTest
  @EnumSource
  void a_caller_after_an_eviction_does_not_join_a_load_from_before_it(Shape shape)
      throws Exception {
    Scene scene = Scene.of(shape);
    Answer before = scene.call("a");
    Load old = scene.loads.next();
    Answer joined = scene.join("a");
    scene.written("a");
    Answer after = scene.call("a");
    Load fresh = scene.loads.next();
    fresh.complete("new");
    assertEquals("new", after.value());
    before.assertPending();
    joined.assertPending();
    old.complete("old");
    assertEquals("old", before.value());
    assertEquals("old", joined.value());
    assertEquals("new", scene.call("a").value());
    assertEquals(3, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void a_write_that_fails_evicts_too(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    scene.load("a", "old");
    Answer write = scene.write("a");
    Load writing = scene.loads.next();
    Answer during = scene.call("a");
    Load read = scene.loads.next();
    IOException timeout = new IOException("it may have happened");
    writing.fail(timeout);
    assertSame(timeout, write.failure());
    read.complete("old");
    during.value();
    scene.load("a", "new");
  }

  @ParameterizedTest
  @EnumSource(names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
  void a_write_that_is_cancelled_evicts_too(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer write = scene.write("a");
    Load writing = scene.loads.next();
    scene.load("a", "read during the write");
    write.result().cancel(true);
    assertTrue(writing.pending(shape).isCancelled());
    scene.fixture.housekeeper.poll();
    scene.load("a", "new");
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETABLE", "STAGE"})
  @SuppressWarnings("unchecked")
  void the_writers_own_future_completes_after_the_eviction(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Answer write = scene.write("a");
    Load writing = scene.loads.next();
    scene.load("a", "read during the write");
    CompletableFuture<Object> readAfter =
        ((CompletableFuture<Object>) write.result())
            .thenCompose(done -> (CompletableFuture<Object>) scene.call("a").result());
    writing.complete("written");
    scene.loads.next().complete("new");
    assertEquals("new", readAfter.get());
  }

  @Test
  void the_writers_future_without_callbacks_is_done_after_the_eviction_only() throws Exception {
    Scene scene = Scene.of(Shape.FUTURE);
    Answer write = scene.write("a");
    Load writing = scene.loads.next();
    scene.load("a", "read during the write");
    assertFalse(write.result().isDone());
    writing.complete("written");
    assertTrue(write.result().isDone(), "asking harvests it, and so evicts");
    scene.load("a", "new");
  }

  @Test
  void a_write_that_nobody_waits_for_evicts_when_it_is_polled() throws Exception {
    Scene scene = Scene.of(Shape.FUTURE);
    scene.write("a");
    Load writing = scene.loads.next();
    scene.load("a", "read during the write");
    writing.complete("written");
    scene.fixture.housekeeper.poll();
    scene.load("a", "new");
  }

  @ParameterizedTest
  @EnumSource
  void a_write_without_a_key_evicts_the_whole_rule(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    scene.fixture.rules(scene.caching("") + scene.evicting(""));
    scene.load("a", "old");
    Answer before = scene.call("b");
    Load old = scene.loads.next();
    scene.written("z");
    old.complete("old");
    before.value();
    scene.load("a", "new");
    scene.load("b", "new");
  }

  @ParameterizedTest
  @EnumSource
  void an_eviction_by_hand_evicts_the_whole_rule(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    scene.load("a", "old");
    Answer before = scene.call("b");
    Load old = scene.loads.next();
    assertTrue(scene.fixture.services.regions().evict(Scene.RULE));
    assertFalse(scene.fixture.services.regions().evict("no such rule"));
    old.complete("old");
    before.value();
    scene.load("a", "new");
    scene.load("b", "new");
  }

  @ParameterizedTest
  @EnumSource
  void a_write_evicts_its_key_for_every_receiver(Shape shape) throws Exception {
    Scene scene = Scene.of(shape);
    Repository[] all = new Repository[4];
    for (int i = 0; i < all.length; i++) {
      all[i] = i == 0 ? scene.repository : new Repository(scene.loads);
      Answer answer = scene.call(all[i], "a");
      scene.loads.next().complete("old " + i);
      assertEquals("old " + i, answer.value());
    }
    Answer before = scene.call(all[2], "b");
    Load old = scene.loads.next();
    scene.written("a");
    scene.written("b");
    old.complete("old");
    before.value();
    int loads = scene.loads.count();
    scene.loads.answer(key -> "new");
    for (Repository each : all) {
      assertEquals("new", scene.call(each, "a").value());
      assertEquals("new", scene.call(each, "b").value());
    }
    assertEquals(loads + 8, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource(names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
  void a_load_whose_successor_was_given_up_does_not_land_after_an_eviction(Shape shape)
      throws Exception {
    Scene scene = Scene.of(shape);
    Answer slow = scene.call("a");
    Load old = scene.loads.next();
    scene.advance(Duration.ofSeconds(6));
    Answer second = scene.call("a");
    scene.loads.next();
    second.result().cancel(true);
    scene.written("a");
    old.complete("old");
    assertEquals("old", slow.value());
    scene.load("a", "new");
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETABLE", "STAGE"})
  @SuppressWarnings("unchecked")
  void a_load_whose_successor_fails_does_not_land_after_an_eviction(Shape shape) throws Exception {
    Scene scene = Scene.of(shape, Runnable::run);
    scene.call("a");
    Load old = scene.loads.next();
    scene.advance(Duration.ofSeconds(6));
    scene.call("a");
    Load successor = scene.loads.next();
    Answer joined = scene.join("a");
    CompletableFuture<Object> evicting =
        ((CompletableFuture<Object>) joined.result())
            .handle(
                (value, failure) -> {
                  // Between the successor's end and that of the load that it replaced.
                  scene.region().evict("a");
                  old.complete("old");
                  return "evicted";
                });
    successor.fail(new IOException("down"));
    assertEquals("evicted", evicting.get());
    scene.load("a", "new");
  }
}
