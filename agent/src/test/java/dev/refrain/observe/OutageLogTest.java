package dev.refrain.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Promise 21: however often a store comes and goes, few lines say so, and the last one is true. */
class OutageLogTest {
  private static final String DOWN =
      "refrain: store 'shared' does not answer (reset); methods run and memory serves without it"
          + " until it does";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final OutageLog log =
      new OutageLog(
          new Log(new PrintStream(bytes, true, StandardCharsets.UTF_8), false),
          "store 'shared'",
          "methods run and memory serves without it until it does",
          0);
  private long now;

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void advance(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private void comeAndGo(int times) {
    for (int i = 0; i < times; i++) {
      log.down("reset", now);
      advance(20);
      log.up("back");
      advance(5);
    }
  }

  @Test
  void a_few_outages_are_told_with_their_ends() {
    comeAndGo(5);
    assertEquals(10, lines().size());
    assertEquals(List.of(DOWN, "refrain: back"), lines().subList(8, 10));
  }

  @Test
  void of_many_only_one_each_half_minute_is() {
    comeAndGo(4_800);
    assertEquals(2 * (5 + 3), lines().size(), "in two minutes");
    assertEquals(
        DOWN
            + "; it has come and gone 1195 times without a line; if it is slow, a longer 'timeout'"
            + " helps",
        lines().get(10));
  }

  @Test
  void one_that_lasts_is_told_late() {
    comeAndGo(50);
    int before = lines().size();
    log.down("reset", now);
    advance(9_999);
    log.lasts("reset", now);
    assertEquals(before, lines().size());
    advance(1);
    log.lasts("reset", now);
    log.lasts("reset", now);
    assertEquals(before + 1, lines().size());
    assertTrue(lines().get(before).contains("come and gone 45 times"), lines().get(before));
    log.up("back");
    assertEquals("refrain: back", lines().get(before + 1));
  }
}
