package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many keys of a plain method are stale, its back end is not asked for all at once. */
class RefreshBoundTest {
  private static final int MOST = BodyRunner.MOST_REFRESHES;

  private final CallFixture fixture = new CallFixture();
  private final List<Load> running = new ArrayList<>();

  @AfterEach
  void stop() {
    for (Load each : running) {
      each.complete("late");
    }
    fixture.housekeeper.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "shared", "[memory, shared]"})
  void further_keys_stay_stale_for_a_while(String store) throws Exception {
    String shared = store.equals("memory") ? "" : "\ninstances: shared\nstore: " + store;
    if (!shared.isEmpty()) {
      fixture.sharing(new dev.refrain.store.HeapStore.Server(fixture.ticker));
    }
    Scene scene = Scene.of(Shape.PLAIN, fixture, "ttl: 30s\nstaleWhileRevalidate: 1h" + shared);
    fixture.housekeeper.start(fixture.services.regions());
    scene.loads.answer(key -> "old " + key);
    for (int i = 0; i <= MOST; i++) {
      assertEquals("old " + i, call(scene, i));
    }
    scene.loads.answers(null);
    scene.advance(Duration.ofSeconds(30));
    for (int i = 0; i < MOST; i++) {
      assertEquals("old " + i, call(scene, i));
    }
    for (int i = 0; i < MOST; i++) {
      running.add(scene.loads.next());
    }
    assertEquals("old " + MOST, call(scene, MOST), "and nobody waits");
    Eventually.holds(
        "its refresh gives up its turn", () -> RegionProbe.inFlight(scene.region()) == MOST);
    assertTrue(scene.loads.isIdle());
    running.remove(0).complete("new");
    Eventually.holds("there is room", () -> RegionProbe.inFlight(scene.region()) == MOST - 1);
    assertEquals("old " + MOST, call(scene, MOST));
    Load last = scene.loads.next();
    running.add(last);
    assertEquals("" + MOST, last.key());
  }

  private static Object call(Scene scene, int key) {
    try {
      return scene.method.call(scene.repository, "" + key);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
