package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The soft end of a load's time: whoever need not run the load gets what is stale. */
class SoftTimeoutTest {
  private static final String SETTINGS =
      "ttl: 30s\nstaleIfError: 1h\nloadTimeout: {soft: 200ms, hard: 20s}";
  private final CallFixture fixture = new CallFixture();

  @AfterEach
  void stop() {
    fixture.housekeeper.stop();
  }

  private Scene stale(Shape shape) throws Exception {
    return stale(shape, fixture);
  }

  private static Scene stale(Shape shape, CallFixture fixture) throws Exception {
    fixture.housekeeper.start(fixture.services.regions());
    Scene scene = Scene.of(shape, fixture, SETTINGS);
    scene.load("a", "old");
    scene.advance(Duration.ofSeconds(30));
    return scene;
  }

  @ParameterizedTest
  @EnumSource
  void those_who_wait_get_the_stale_value_and_the_load_lands(Shape shape) throws Exception {
    Scene scene = stale(shape);
    Answer leader = scene.call("a");
    Load slow = scene.loads.nextOf(leader);
    Answer joined = scene.join("a");
    assertEquals("old", joined.value(), "after the soft timeout, though the load runs on");
    if (!shape.isPlain()) {
      assertEquals("old", leader.value(), "an asynchronous leader waits no longer, either");
    }
    slow.complete("new");
    if (shape.isPlain()) {
      assertEquals("new", leader.value());
    }
    scene.fixture.housekeeper.poll();
    Eventually.holds("the load lands", scene::idle);
    assertEquals("new", scene.call("a").value());
    assertEquals(2, scene.loads.count());
  }

  @ParameterizedTest
  @EnumSource
  void who_comes_later_does_not_wait_at_all(Shape shape) throws Exception {
    // Nobody would tell those who wait.
    Scene scene = Scene.of(shape, SETTINGS);
    scene.load("a", "old");
    scene.advance(Duration.ofSeconds(30));
    scene.call("a");
    Load slow = scene.loads.next();
    scene.advance(Duration.ofMillis(200));
    assertEquals("old", scene.call("a").value());
    slow.complete("new");
  }

  @Test
  void without_a_stale_value_it_changes_nothing() throws Exception {
    fixture.housekeeper.start(fixture.services.regions());
    Scene scene = Scene.of(Shape.COMPLETABLE, fixture, SETTINGS);
    Answer leader = scene.call("a");
    Load slow = scene.loads.nextOf(leader);
    scene.advance(Duration.ofSeconds(1));
    Answer joined = scene.join("a");
    CountDownLatch softEnd = new CountDownLatch(1);
    fixture.housekeeper.later(softEnd::countDown, Duration.ofMillis(200).toNanos());
    assertTrue(softEnd.await(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    leader.assertPending();
    joined.assertPending();
    slow.complete("v");
    assertEquals("v", joined.value());
    assertEquals("v", leader.value());
  }

  @Test
  void a_caller_who_was_told_does_not_give_the_load_up() throws Exception {
    Scene scene = stale(Shape.COMPLETABLE);
    Answer leader = scene.call("a");
    Load slow = scene.loads.nextOf(leader);
    assertEquals("old", leader.value());
    Answer late = scene.call("a");
    late.result().cancel(true);
    slow.complete("new");
    Eventually.holds("the load lands", scene::idle);
    assertEquals("new", scene.call("a").value());
  }

  @ParameterizedTest
  @EnumSource
  void what_only_the_shared_store_has_is_served_then_too(Shape shape) throws Exception {
    for (String store : List.of("shared", "[memory, shared]")) {
      SharedScene scene = SharedScene.of(shape, store, SETTINGS);
      try {
        scene.one.load("a", "old");
        Eventually.holds("it is written", scene.one::idle);
        scene.advance(Duration.ofSeconds(30));
        Answer leader = scene.two.call("a");
        Load slow = scene.two.loads.nextOf(leader);
        assertEquals("old", scene.two.join("a").value());
        if (!shape.isPlain()) {
          assertEquals("old", leader.value());
        }
        slow.complete("new");
      } finally {
        scene.stop();
      }
    }
  }

  @Test
  void who_leaves_while_being_told_does_not_give_the_load_up() throws Exception {
    LinkedBlockingQueue<Runnable> tellings = new LinkedBlockingQueue<>();
    CallFixture held = new CallFixture(tellings::add);
    try {
      Scene scene = stale(Shape.COMPLETABLE, held);
      Answer leader = scene.call("a");
      Load slow = scene.loads.nextOf(leader);
      Answer joined = scene.join("a");
      CompletableFuture<?> callback = ((CompletableFuture<?>) joined.result()).thenRun(() -> {});
      assertTrue(leader.result().cancel(false));
      Eventually.holds("the joined caller is about to be told", () -> !tellings.isEmpty());
      assertTrue(joined.result().cancel(false));
      assertTrue(callback.isCompletedExceptionally());
      slow.complete("new");
      assertEquals("new", scene.call("a").value());
    } finally {
      held.housekeeper.stop();
    }
  }
}
