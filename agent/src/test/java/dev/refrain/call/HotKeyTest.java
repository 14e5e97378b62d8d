package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One key that 64 callers want all the time, with a ttl of 1 s and loads of 200 ms. */
class HotKeyTest {
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration LOAD = Duration.ofMillis(200);
  private static final int STEPS = 480;

  static List<Object[]> matrix() {
    List<Object[]> all = new ArrayList<>();
    for (Shape shape : List.of(Shape.PLAIN, Shape.COMPLETABLE)) {
      for (String store : List.of("memory", "shared", "[memory, shared]")) {
        // A load begins when its ttl, or that share of it, is over, and takes 200 ms.
        all.add(new Object[] {shape, store, "", 1000});
        all.add(new Object[] {shape, store, "staleWhileRevalidate: 10s\n", 1000});
        all.add(new Object[] {shape, store, "refreshAhead: 80%\n", 800});
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void there_is_one_load_a_ttl(Shape shape, String store, String settings, int pause)
      throws Exception {
    CallFixture fixture = new CallFixture();
    if (store.contains("shared")) {
      fixture.sharing(new dev.refrain.store.HeapStore.Server(fixture.ticker));
    }
    String sharing = store.equals("memory") ? "" : "store: " + store + "\ninstances: shared\n";
    Scene scene = Scene.of(shape, fixture, "ttl: 1s\n" + settings + sharing);
    fixture.housekeeper.start(fixture.services.regions());
    SlowBackEnd backEnd = new SlowBackEnd(scene, Integer.MAX_VALUE);
    backEnd.answersAfter(LOAD);
    List<Object> answers = new ArrayList<>();
    long waited = 0;
    try (Crowd crowd = new Crowd(scene, backEnd, List.of("a"))) {
      for (int i = 0; i < STEPS; i++) {
        crowd.mayWait(settings.isEmpty() || i < 10);
        crowd.step(STEP, answers::add);
        waited += i < 10 ? 0 : crowd.waiting();
      }
      List<Long> begun = backEnd.asked().get("a");
      for (int i = 1; i < begun.size(); i++) {
        long millis = (begun.get(i) - begun.get(i - 1)) / 1_000_000;
        assertEquals(LOAD.toMillis() + pause, millis, "between two loads");
      }
      assertEquals(STEPS * STEP.toMillis() / (LOAD.toMillis() + pause), begun.size());
      assertEquals(1, backEnd.mostAtOnce());
      if (!settings.isEmpty()) {
        assertEquals(0, waited, "nobody waits for a refresh");
        assertTrue(answers.size() >= Crowd.CALLERS * (STEPS - 10));
      }
    } finally {
      fixture.housekeeper.stop();
    }
  }
}
