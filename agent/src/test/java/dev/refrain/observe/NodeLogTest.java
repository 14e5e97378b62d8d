package dev.refrain.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each node that is lost and each that is back has a line, and one that flaps has few. */
class NodeLogTest {
  private static final String NODE = "refrain: a node of store 'shared' ";
  private static final String MEANWHILE =
      "; calls that need it run without the store until it or another does";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final NodeLog log =
      new NodeLog(new Log(new PrintStream(bytes, true, StandardCharsets.UTF_8), false), "shared");
  private long now;

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private boolean look(long afterMillis, Map<String, String> troubles) {
    now += TimeUnit.MILLISECONDS.toNanos(afterMillis);
    return log.look(troubles, now);
  }

  @Test
  void each_loss_and_each_return_is_told_once() {
    assertFalse(look(0, Map.of("one:1", "", "two:2", "")));
    for (int i = 0; i < 300; i++) {
      assertTrue(look(1_000, Map.of("one:1", "reset", "two:2", "")));
    }
    assertTrue(look(12_000, Map.of("one:1", "reset", "two:2", "refused")));
    assertTrue(look(2_000, Map.of("one:1", "", "two:2", "refused")));
    assertFalse(look(2_000, Map.of("one:1", "", "two:2", "")));
    assertFalse(look(2_000, Map.of("one:1", "", "two:2", "")));
    assertEquals(
        List.of(
            NODE + "does not answer (one:1: reset)" + MEANWHILE,
            NODE + "does not answer (two:2: refused)" + MEANWHILE,
            NODE + "answers again after 5.22 min (one:1)",
            NODE + "answers again after 4.00 s (two:2)"),
        lines());
  }

  @Test
  void one_that_others_have_taken_over_from_is_told() {
    look(0, Map.of("one:1", "reset", "two:2", ""));
    assertFalse(look(3_000, Map.of("two:2", "", "three:3", "")));
    assertFalse(look(3_000, Map.of("two:2", "", "three:3", "")));
    assertEquals(2, lines().size());
    assertEquals(NODE + "is no part of it any more after 3.00 s (one:1)", lines().get(1));
  }

  @Test
  void one_that_flaps_does_not_flood_nor_hide_another() {
    for (int i = 0; i < 4_800; i++) {
      look(20, Map.of("one:1", "reset", "two:2", ""));
      look(5, Map.of("one:1", "", "two:2", ""));
    }
    assertEquals(2 * (5 + 3), lines().size(), "in two minutes");
    look(20, Map.of("one:1", "", "two:2", "reset"));
    assertEquals(NODE + "does not answer (two:2: reset)" + MEANWHILE, lines().get(16));
  }

  @Test
  void lines_are_bounded_by_what_is_known_of_nodes() {
    for (int i = 0; i < 3_000; i++) {
      look(1, Map.of("node:" + i, "reset"));
    }
    assertEquals(5_999, lines().size(), "each was lost, and all but the last are gone");
  }
}
