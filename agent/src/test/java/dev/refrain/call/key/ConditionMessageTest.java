package dev.refrain.call.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a user reads when a condition can't ever hold, as a whole. */
class ConditionMessageTest {
  private static final String ORDER =
      " have no order; compare numbers, texts, or two values of one Comparable type";

  private final Inside inside =
      Inside.method()
          .with(String.class, "symbol")
          .with(long.class, "amount")
          .with(Venue.class, "venue")
          .with(Venue.Side.class, "side");

  @Test
  void whatIsNeverEqual() {
    assertEquals(
        "symbol (String) and 5 (Long) are never equal", inside.wrongCondition("symbol == 5"));
    assertEquals(
        "amount (long) and 'x' (String) are never equal", inside.wrongCondition("amount != 'x'"));
    assertEquals("amount (long) is never null", inside.wrongCondition("amount == null"));
    assertEquals(
        "symbol (String) and venue (dev.refrain.call.key.Venue) are never equal",
        inside.wrongCondition("symbol == venue"));
    assertEquals(
        "amount (long) and true (Boolean) are never equal",
        inside.wrongCondition("amount in [1, true]"));
    assertEquals(
        "venue.grade (Character) and 'AA' (String) are never equal",
        inside.wrongCondition("venue.grade == 'AA'"));
    assertEquals(
        "arg0 (java.util.UUID) and 'x' (String) are never equal",
        Inside.of(UUID.class).wrongCondition("arg0 == 'x'"));
    assertEquals("arg0 (int) is never null", Inside.of(int.class).wrongCondition("null == arg0"));
    assertEquals(
        "result (int) is never null",
        Inside.of().result(int.class).wrongCondition("result == null"));
  }

  @Test
  void aConstantThatAnEnumHasNot() {
    assertEquals(
        "dev.refrain.call.key.Venue$Side has no constant 'SEL'; it has: BUY, SELL; did you mean"
            + " 'SELL'?",
        inside.wrongCondition("side == 'SEL'"));
    assertEquals(
        "dev.refrain.call.key.Venue$Side has no constant 'HOLD'; it has: BUY, SELL",
        inside.wrongCondition("venue.side in ['BUY', 'HOLD']"));
  }

  @Test
  void whatHasNoOrder() {
    assertEquals(
        "symbol (String) and amount (long)" + ORDER, inside.wrongCondition("symbol < amount"));
    assertEquals(
        "venue (dev.refrain.call.key.Venue) and 5 (Long)" + ORDER,
        inside.wrongCondition("venue >= 5"));
    assertEquals(
        "side (dev.refrain.call.key.Venue$Side) and 'BUY' (String)" + ORDER,
        inside.wrongCondition("side > 'BUY'"));
    assertEquals(
        "arg0 (java.time.LocalDate) and arg1 (java.time.LocalDateTime)" + ORDER,
        Inside.of(LocalDate.class, LocalDateTime.class).wrongCondition("arg0 < arg1"));
    assertEquals(
        "arg0 (int[]) and 5 (Long)" + ORDER, Inside.of(int[].class).wrongCondition("arg0 < 5"));
  }

  @Test
  void whatIsNeverEmpty() {
    assertEquals(
        "amount (long) is never empty; empty is for texts, collections, maps, arrays and Optional",
        inside.wrongCondition("empty amount"));
    assertEquals(
        "arg0 (java.util.UUID) is never empty; empty is for texts, collections, maps, arrays and"
            + " Optional",
        Inside.of(UUID.class).wrongCondition("arg0 != empty"));
  }

  @Test
  void whatIsNeitherTrueNorFalse() {
    String advice =
        " is neither true nor false; compare it with something, using == or another operator";
    assertEquals("symbol (String)" + advice, inside.wrongCondition("symbol"));
    assertEquals("amount (long)" + advice, inside.wrongCondition("not amount"));
    assertEquals("venue.id (Long)" + advice, inside.wrongCondition("venue != null and venue.id"));
  }

  @Test
  void whatMayHold_isLeftToTheCall() throws Throwable {
    assertTrue(inside.test("venue.id == null", "A", 1L, null, null));
    assertTrue(inside.test("amount == 1.0", "A", 1L, null, null));
    assertTrue(Inside.of(Serializable.class).test("arg0 == 5", 5));
    assertTrue(Inside.of(Comparable.class).test("arg0 < 'b'", "a"));
    assertTrue(Inside.of(Iterable.class).test("empty arg0", List.of()));
    assertTrue(Inside.of(Venue.class).test("empty arg0", (Object) null));
    assertTrue(Inside.of(Number.class).test("arg0 > 5", 6.5));
    assertTrue(Inside.of(char.class).test("arg0 == 'A'", 'A'));
  }
}
