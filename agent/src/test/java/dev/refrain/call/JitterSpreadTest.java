package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code ttlJitter}: entries that were written at once do not end at once. */
class JitterSpreadTest {
  private static final int ENTRIES = 10_000;

  /** One in a hundred even spreads has a larger one with 20 degrees of freedom. */
  private static final double CHI_SQUARE_OF_20_AT_1_PERCENT = 37.566;

  @Test
  void what_was_written_in_a_second_expires_evenly_over_the_jitter() throws Exception {
    int[] expired = expiredBySecond("ttl: 100s\nttlJitter: 20%");
    // Written evenly over one second, ending evenly over the last 20: the sum of both.
    double[] expected = new double[21];
    Arrays.fill(expected, ENTRIES / 20.0);
    expected[0] = ENTRIES / 40.0;
    expected[20] = ENTRIES / 40.0;
    double chiSquare = 0;
    for (int i = 0; i < expected.length; i++) {
      chiSquare += Math.pow(expired[i] - expected[i], 2) / expected[i];
    }
    String seen = "chi-square " + chiSquare + " of " + Arrays.toString(expired);
    assertTrue(chiSquare < CHI_SQUARE_OF_20_AT_1_PERCENT, seen);
  }

  @Test
  void without_jitter_all_expire_within_that_second() throws Exception {
    int[] expired = expiredBySecond("ttl: 100s");
    assertEquals(ENTRIES, expired[20], Arrays.toString(expired));
  }

  /** How many of the entries expire in each second from the 80th to the 101st. */
  private static int[] expiredBySecond(String settings) throws Exception {
    Scene scene = Scene.of(Shape.COMPLETABLE, settings);
    scene.loads.answer(key -> "v");
    Random random = new Random(20);
    for (int i = 0; i < ENTRIES; i++) {
      scene.advance(Duration.ofSeconds(1).dividedBy(ENTRIES));
      scene.fixture.chance = random.nextDouble();
      assertEquals("v", scene.call("key" + i).value());
    }
    scene.advance(Duration.ofSeconds(79));
    assertEquals(ENTRIES, left(scene), "none ends more than 20% early");
    int[] expired = new int[21];
    for (int second = 0; second < expired.length; second++) {
      int before = left(scene);
      scene.advance(Duration.ofSeconds(1));
      expired[second] = before - left(scene);
    }
    assertEquals(0, left(scene), "none outlives its ttl");
    return expired;
  }

  private static int left(Scene scene) {
    scene.region().sweep();
    return (int) scene.region().store().size();
  }
}
