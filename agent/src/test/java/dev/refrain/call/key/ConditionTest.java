package dev.refrain.call.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTest {
  private static final Inside TWO = Inside.of(Object.class, Object.class);

  /** Every pair of numbers, by the order in which they stand. */
  static List<Arguments> numbers() {
    return List.of(
        Arguments.of(5, 5L, 0),
        Arguments.of((byte) 5, (short) 5, 0),
        Arguments.of(5, 5.0, 0),
        Arguments.of(5.0f, new BigDecimal("5.00"), 0),
        Arguments.of(0.1, 0.1f, 0),
        Arguments.of(0.1, new BigDecimal("0.1"), 0),
        Arguments.of(0.0, -0.0, 0),
        Arguments.of(new AtomicLong(5), 5, 0),
        Arguments.of(BigInteger.valueOf(5), 5, 0),
        Arguments.of(4, 5L, -1),
        Arguments.of(4.5, 5L, -1),
        Arguments.of(Long.MAX_VALUE - 1, (double) Long.MAX_VALUE, -1),
        Arguments.of((1L << 53) + 1, (double) (1L << 53), 1),
        Arguments.of(Long.MAX_VALUE, BigInteger.TWO.pow(63), -1),
        Arguments.of(new BigDecimal("1E+999999999"), 1, 1),
        Arguments.of(new BigDecimal("1E+999999999"), Double.POSITIVE_INFINITY, -1),
        Arguments.of(Double.NEGATIVE_INFINITY, Long.MIN_VALUE, -1),
        Arguments.of(Double.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, 0),
        Arguments.of('b', "b", 0),
        Arguments.of("a", "b", -1),
        Arguments.of(new StringBuilder("b"), "b", 0),
        Arguments.of(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 2), -1),
        Arguments.of(Venue.Side.BUY, Venue.Side.SELL, -1));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void orderedValues_compareAlikeFromBothSides(Object one, Object other, int order)
      throws Throwable {
    for (Object[] pair : new Object[][] {{one, other, order}, {other, one, -order}}) {
      int expected = (Integer) pair[2];
      Object[] arguments = {pair[0], pair[1]};
      assertEquals(expected == 0, TWO.test("arg0 == arg1", arguments));
      assertEquals(expected != 0, TWO.test("arg0 != arg1", arguments));
      assertEquals(expected < 0, TWO.test("arg0 < arg1", arguments));
      assertEquals(expected <= 0, TWO.test("arg0 <= arg1", arguments));
      assertEquals(expected > 0, TWO.test("arg0 > arg1", arguments));
      assertEquals(expected >= 0, TWO.test("arg0 >= arg1", arguments));
    }
  }

  @Test
  void whatIsNotANumber_standsInNoOrder() throws Throwable {
    for (Object other : new Object[] {1, 1.0, Double.NaN, BigDecimal.ONE}) {
      for (String operator : List.of("==", "<", "<=", ">", ">=")) {
        assertFalse(TWO.test("arg0 " + operator + " arg1", Double.NaN, other));
        assertFalse(TWO.test("arg1 " + operator + " arg0", Double.NaN, other));
      }
      assertTrue(TWO.test("arg0 != arg1", Double.NaN, other));
    }
  }

  @Test
  void null_isEqualToNullAndInNoOrder() throws Throwable {
    assertTrue(TWO.test("arg0 == null", null, 1));
    assertFalse(TWO.test("null != arg0", null, 1));
    assertTrue(TWO.test("arg0 == arg1", null, null));
    assertFalse(TWO.test("arg0 == arg1", null, 1));
    assertFalse(TWO.test("arg0 == 0", null, 1));
    for (String operator : List.of("<", "<=", ">", ">=")) {
      assertFalse(TWO.test("arg0 " + operator + " 5", null, null));
      assertFalse(TWO.test("arg0 " + operator + " arg1", null, null));
    }
  }

  @Test
  void anEnum_isEqualToItsName() throws Throwable {
    Inside side = Inside.method().with(Venue.Side.class, "side");
    assertTrue(side.test("side == 'SELL'", Venue.Side.SELL));
    assertTrue(side.test("'SELL' == side", Venue.Side.SELL));
    assertFalse(side.test("side == 'SELL'", Venue.Side.BUY));
    assertTrue(side.test("side in ['SELL', 'BUY']", Venue.Side.BUY));
    assertFalse(side.test("side in ['SELL']", Venue.Side.BUY));
    assertFalse(side.test("side in ['SELL']", (Object) null));
    assertTrue(TWO.test("arg0 == arg1", Venue.Side.SELL, "SELL"));
  }

  @Test
  void in_comparesAsEqualityDoes() throws Throwable {
    assertTrue(TWO.test("arg0 in [1, 2.5, 'x', null, arg1]", 2.5f, 7));
    assertTrue(TWO.test("arg0 in [1, 2.5, 'x', null, arg1]", null, 7));
    assertTrue(TWO.test("arg0 in [1, 2.5, 'x', null, arg1]", 7L, 7));
    assertFalse(TWO.test("arg0 in [1, 2.5, 'x', null, arg1]", "y", 7));
    assertTrue(TWO.test("not (arg0 in [1, 2])", 3, 7));
  }

  @Test
  void valuesOfDifferentKinds_areNotEqual() throws Throwable {
    assertFalse(TWO.test("arg0 == 5", "5", 1));
    assertFalse(TWO.test("arg0 == true", "true", 1));
    assertTrue(TWO.test("arg0 == true", true, 1));
    assertFalse(TWO.test("arg0 == arg1", List.of(1), Set.of(1)));
    assertTrue(TWO.test("arg0 == arg1", List.of(1), List.of(1)));
  }

  @Test
  void valuesWithoutOrder_areAnErrorOfTheCallThatNamesTheirClasses() {
    EvaluationException thrown =
        assertThrows(EvaluationException.class, () -> TWO.test("arg0 < arg1", "a", 1));
    assertEquals(
        "java.lang.String and java.lang.Integer have no order; compare numbers, texts, or two"
            + " values of one Comparable type",
        thrown.getMessage());
    assertThrows(
        EvaluationException.class, () -> TWO.test("arg0 < arg1", new Object(), new Object()));
  }

  @Test
  void datesOfTwoClasses_areOrderedAsTheyCompare() throws Throwable {
    assertTrue(TWO.test("arg0 < arg1", new Date(1), new Timestamp(2000)));
    assertTrue(TWO.test("arg1 > arg0", new Date(1), new Timestamp(2000)));
  }

  /** Gives an order that is not -1, 0 or 1. */
  record Rank(int rank) implements Comparable<Rank> {
    @Override
    public int compareTo(Rank other) {
      return rank < other.rank ? Integer.MIN_VALUE : rank == other.rank ? 0 : Integer.MAX_VALUE;
    }
  }

  @Test
  void aComparableMayGiveAnyNumber() throws Throwable {
    assertTrue(TWO.test("arg0 < arg1", new Rank(1), new Rank(2)));
    assertTrue(TWO.test("arg1 >= arg0", new Rank(1), new Rank(2)));
  }

  @Test
  void empty_isNullOrNothingInside() throws Throwable {
    Object[] empty = {
      null,
      "",
      new StringBuilder(),
      List.of(),
      Map.of(),
      Set.of(),
      new int[0],
      new String[0],
      Optional.empty(),
      OptionalInt.empty(),
      OptionalLong.empty(),
      java.util.OptionalDouble.empty()
    };
    for (Object each : empty) {
      assertTrue(TWO.test("empty arg0", each, 1), () -> String.valueOf(each));
      assertFalse(TWO.test("arg0 != empty", each, 1), () -> String.valueOf(each));
    }
    Object[] full = {
      " ",
      List.of(""),
      Map.of(1, 2),
      new int[1],
      new String[1],
      Optional.of(""),
      OptionalInt.of(0),
      OptionalLong.of(0),
      java.util.OptionalDouble.of(0),
      0,
      false
    };
    for (Object each : full) {
      assertFalse(TWO.test("empty arg0", each, 1), () -> String.valueOf(each));
      assertTrue(TWO.test("arg0 != empty", each, 1), () -> String.valueOf(each));
    }
  }

  @Test
  void andAndOr_askTheRightSideOnlyIfItDecides() throws Throwable {
    Inside inside = Inside.method().with(Venue.class, "venue").with(boolean.class, "on");
    Venue venue = new Venue(1);
    String failing = "venue.failing == 'x'";
    assertFalse(inside.test("on and " + failing, venue, false));
    assertTrue(inside.test("on or " + failing, venue, true));
    assertThrows(IllegalStateException.class, () -> inside.test("on and " + failing, venue, true));
    assertThrows(IllegalStateException.class, () -> inside.test("on or " + failing, venue, false));
    assertTrue(inside.test("venue != null and venue.open", venue, false));
    assertFalse(inside.test("venue != null and venue.open", null, false));
    assertTrue(inside.test("not (on or venue.id < 1000)", venue, false));
  }

  @Test
  void onlyTrueIsTrue() throws Throwable {
    assertTrue(TWO.test("arg0", true, 1));
    assertTrue(TWO.test("true", 1, 1));
    for (Object each : new Object[] {false, null, "true", 1}) {
      assertFalse(TWO.test("arg0", each, 1));
      assertTrue(TWO.test("not arg0", each, 1));
      assertFalse(TWO.test("arg0 and true", each, 1));
      assertFalse(TWO.test("arg0 or false", each, 1));
    }
  }

  @Test
  void aCondition_canBeAskedWithoutAnArray() throws Throwable {
    Evaluator three =
        Inside.of(int.class, int.class, int.class).condition("arg0 < arg1 and arg1 < arg2");
    assertTrue(three.test(null, 1, 2, 3, null));
    assertFalse(three.test(null, 1, 3, 2, null));
    assertTrue(three.test(null, new Object[] {1, 2, 3}, null));
    Evaluator one = Inside.of(int.class).condition("arg0 == result");
    assertTrue(one.test(null, 1, null, null, 1L));
  }

  @Test
  void aCondition_knowsThatItIsOne() throws Throwable {
    assertEquals(Boolean.class, TWO.condition("arg0 == 1").type());
    assertEquals(true, TWO.condition("arg0 == 1").read(null, new Object[] {1, 2}, null));
  }
}
