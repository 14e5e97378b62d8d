package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code mode: observe} tells what shorter and longer ttls than the rule's would do. */
class TtlLadderTest {
  private final VerifyScene scene = new VerifyScene("mode: observe");

  @Test
  void each_ttl_of_the_ladder_has_a_hit_ratio_and_a_time_saved() throws Throwable {
    for (int i = 0; i < 100; i++) {
      scene.source.body =
          () -> {
            scene.fixture.ticker.advance(Duration.ofMillis(100));
            return "v";
          };
      scene.call();
      scene.advance(Duration.ofMillis(1_900));
    }
    assertTrue(
        scene
            .report()
            .contains(
                """
                  observed ttl hits hit ratio saved
                  r 3.00 s 50 50.0 % 5.00 s
                  r 10.0 s 83 83.0 % 8.30 s
                  r 30.0 s 93 93.0 % 9.30 s
                  r 1.50 min 97 97.0 % 9.70 s
                  r 5.00 min 99 99.0 % 9.90 s
                """),
        scene::report);
    assertEquals(100, scene.source.runs);
  }

  @Test
  void an_eviction_reaches_every_ttl() throws Throwable {
    scene.call("a");
    scene.write();
    scene.call("a");
    scene.advance(Duration.ofMinutes(4));
    scene.call("a");
    assertTrue(scene.report().contains("\n  r 30.0 s 0 0.0 % -\n"), scene::report);
    assertTrue(scene.report().contains("\n  r 1.50 min 0 0.0 % -\n"), scene::report);
    assertTrue(scene.report().contains("\n  r 5.00 min 1 33.3 %"), scene::report);
  }

  @Test
  void what_is_not_to_be_kept_is_kept_for_no_ttl() throws Throwable {
    scene.rules("mode: observe\nunless: result == 'none'");
    scene.call("none");
    scene.call("none");
    assertTrue(scene.report().contains("\n  r 5.00 min 0 0.0 % -\n"), scene::report);
  }

  @Test
  void a_ttl_without_an_end_has_no_ladder() throws Throwable {
    VerifyScene forever = new VerifyScene("mode: observe", Runnable::run);
    forever.fixture.rules("- {name: r, method: 'Source#find', ttl: forever, mode: observe}");
    forever.call("a");
    forever.call("a");
    assertFalse(forever.report().contains("observed"), forever::report);
    assertEquals(1, forever.fixture.counters("r").hits().sum());
  }
}
