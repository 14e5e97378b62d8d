package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise 20 at length: a back end that is well, fails for a minute, is slow, and is well again,
 * under 64 callers.
 */
class OutageTest {
  private static final List<String> KEYS = List.of("a", "b", "c", "d", "e", "f", "g", "h");
  private static final int MOST = 4;
  private static final Duration STEP = Duration.ofMillis(200);
  private static final Duration TTL = Duration.ofSeconds(5);
  private static final Duration SLOW = Duration.ofSeconds(2);
  private static final String SETTINGS =
      "ttl: 5s\nstaleIfError: 5m\nloadTimeout: {soft: 200ms, hard: 5s}\nmaxConcurrentLoads: "
          + MOST
          + "\n";

  /** Pauses of 50 ms, 100 ms and so on up to 15 s, the shortest there are, end in this minute. */
  private static final int TRICKLE = 12;

  private SlowBackEnd backEnd;
  private Crowd crowd;
  private Scene scene;
  private final List<Object> answers = new ArrayList<>();

  static List<Object[]> matrix() {
    List<Object[]> all = new ArrayList<>();
    for (Shape shape : List.of(Shape.PLAIN, Shape.COMPLETABLE)) {
      for (String store : List.of("memory", "shared", "[memory, shared]")) {
        for (String more : List.of("", "staleWhileRevalidate: 10s\n")) {
          all.add(new Object[] {shape, store, more});
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void no_caller_sees_a_failure_and_the_back_end_gets_a_trickle(
      Shape shape, String store, String more) throws Exception {
    CallFixture fixture = new CallFixture();
    if (store.contains("shared")) {
      fixture.sharing(new dev.refrain.store.HeapStore.Server(fixture.ticker));
    }
    String sharing = store.equals("memory") ? "" : "store: " + store + "\ninstances: shared\n";
    scene = Scene.of(shape, fixture, SETTINGS + more + sharing);
    fixture.housekeeper.start(fixture.services.regions());
    backEnd = new SlowBackEnd(scene, MOST);
    crowd = new Crowd(scene, backEnd, KEYS);
    try {
      play(!more.isEmpty());
    } finally {
      crowd.close();
      fixture.housekeeper.stop();
    }
  }

  private void play(boolean revalidates) throws Exception {
    backEnd.answersAfter(Duration.ZERO);
    pass(Duration.ofSeconds(30));
    bounded("while all is well", 30 / 5 + 1);

    backEnd.fails();
    int before = answers.size();
    crowd.mayWait(false);
    pass(Duration.ofSeconds(60));
    crowd.mayWait(true);
    bounded("while it fails", TRICKLE);
    assertEquals(before + Crowd.CALLERS * 300, answers.size(), "nobody waits");

    backEnd.answersAfter(SLOW);
    pass(Duration.ofSeconds(30));
    // Each load takes 2 s and lasts for 5.
    bounded("while it is slow", 30 / 7 + 1);

    backEnd.answersAfter(Duration.ZERO);
    pass(Duration.ofSeconds(30));
    bounded("when it is well again", 30 / 5 + 1);
    long now = scene.fixture.ticker.nanos();
    for (Object last : answers.subList(answers.size() - Crowd.CALLERS, answers.size())) {
      assertTrue(
          now - Long.parseLong((String) last) <= TTL.plus(STEP).toNanos(), "all is fresh again");
    }

    backEnd.answersAfter(SLOW);
    before = answers.size();
    crowd.mayWait(!revalidates);
    pass(Duration.ofSeconds(30));
    if (revalidates) {
      assertEquals(before + Crowd.CALLERS * 150, answers.size(), "nobody waits");
    }
    assertTrue(backEnd.mostAtOnce() <= MOST, backEnd.mostAtOnce() + " loads at once");
    backEnd.finishAll();
    Eventually.holds("no flight is left", scene::idle);
  }

  private void pass(Duration time) throws Exception {
    for (long i = 0; i < time.dividedBy(STEP); i++) {
      crowd.step(STEP, answers::add);
    }
  }

  private void bounded(String when, int most) {
    Map<Object, List<Long>> asked = backEnd.asked();
    assertEquals(KEYS.size(), asked.size(), "every key is tried " + when);
    asked.forEach(
        (key, times) ->
            assertTrue(
                times.size() <= most,
                () -> "the back end gets " + times.size() + " calls of " + key + " " + when));
  }
}
