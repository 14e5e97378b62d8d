package dev.refrain.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a value was like, to the last field, and where another one differs. */
class ValuePictureTest {
  private static final long NOW = 1_764_000_000_000L;
  private static final RunSpan SPAN = new RunSpan(NOW, NOW + 20, 5_000_000_000L, 5_020_000_000L);

  /** Trusts nobody: whatever it is asked, it fails. */
  static class Touchy {
    private final Object content;
    private transient Object cached = new Object();
    private int hash = new Object().hashCode();

    Touchy(Object content) {
      this.content = content;
    }

    public Object getContent() {
      throw new AssertionError();
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError();
    }

    @Override
    public int hashCode() {
      throw new AssertionError();
    }

    @Override
    public String toString() {
      throw new AssertionError("" + cached + hash);
    }
  }

  record Price(BigDecimal amount, String currency) {}

  record Item(String name, Price price, int[] counts) {}

  /** Fetches its elements when it is read. */
  static class LazyList extends AbstractList<Object> {
    @Override
    public Object get(int index) {
      throw new AssertionError();
    }

    @Override
    public int size() {
      throw new AssertionError();
    }
  }

  static class Tagged extends ArrayList<Object> {
    String tag = "a";
  }

  static class Link {
    Object value;
    Link next;
  }

  private static ValuePicture picture(Object value) {
    return ValuePicture.of(value, SPAN);
  }

  private static String path(Object one, Object other) {
    PictureDifference difference = picture(one).difference(picture(other));
    PictureDifference back = picture(other).difference(picture(one));
    assertEquals(difference == null, back == null);
    return difference == null ? null : difference.path();
  }

  private static Item item(String name, String amount, int... counts) {
    return new Item(name, new Price(new BigDecimal(amount), "EUR"), counts);
  }

  private static Link ring(Object value, int length) {
    Link first = new Link();
    Link last = first;
    for (int i = 1; i < length; i++) {
      last.next = new Link();
      last = last.next;
    }
    last.next = first;
    first.value = value;
    return first;
  }

  private static Map<TimeUnit, Object> byUnit(Object value) {
    Map<TimeUnit, Object> map = new EnumMap<>(TimeUnit.class);
    map.put(TimeUnit.DAYS, value);
    return map;
  }

  static Stream<Supplier<Object>> values() {
    return Stream.of(
        () -> null,
        () -> 7L,
        () -> Double.NaN,
        () -> new String("text"),
        () -> item("a", "1.50", 1, 2),
        () -> new Touchy(new Touchy(List.of(1, 2))),
        () -> new Object[] {1, new long[][] {{1}, {2, 3}}, null},
        () -> new byte[20_000],
        () -> Optional.of(item("a", "1", 3)),
        () -> byUnit(new Touchy("x")),
        () -> new LinkedHashSet<>(List.of(item("a", "1"), item("b", "2"))),
        () -> new Tagged(),
        () -> new LazyList(),
        () -> new AtomicReference<>(new AtomicInteger(3)),
        () -> new StringBuilder("text"),
        () -> new Date(12),
        () -> new Object(),
        () -> (Runnable) () -> {},
        () -> ring("x", 3),
        () -> new TreeMap<>(Map.of("a", List.of(new Touchy(1)), "b", Set.of())));
  }

  @ParameterizedTest
  @MethodSource("values")
  void values_of_one_content_do_not_differ_whatever_their_type(Supplier<Object> value) {
    assertNull(path(value.get(), value.get()));
    assertEquals(picture(value.get()).steady(), picture(value.get()).steady());
  }

  @Test
  void collections_are_compared_by_content_and_sets_without_order() {
    assertNull(path(List.of(1, 2), new ArrayList<>(Arrays.asList(1, 2))));
    assertNull(path(new HashSet<>(List.of("Aa", "BB")), new LinkedHashSet<>(List.of("BB", "Aa"))));
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("x", 1);
    one.put("y", item("a", "1"));
    Map<String, Object> other = new TreeMap<>(Map.of("y", item("a", "1"), "x", 1));
    assertNull(path(one, other));
  }

  static Stream<Arguments> differing() {
    return Stream.of(
        Arguments.of(1, 2, "the result itself"),
        Arguments.of(null, "a", "the result itself"),
        Arguments.of(1, 1L, "the result itself"),
        Arguments.of(0.0, -0.0, "the result itself"),
        Arguments.of(item("a", "1.50"), item("a", "1.5"), "price.amount"),
        Arguments.of(item("a", "1", 1, 2), item("a", "1", 1, 3), "counts[1]"),
        Arguments.of(item("a", "1", 1, 2), item("a", "1", 1), "counts.length"),
        Arguments.of(
            List.of(item("a", "1"), item("b", "1")),
            List.of(item("a", "1"), item("c", "1")),
            "[1].name"),
        Arguments.of(List.of(1), List.of(1, 2), "size"),
        Arguments.of(new Object[] {1, 2}, new Object[] {1, 3}, "[1]"),
        Arguments.of(Optional.of(item("a", "1")), Optional.of(item("b", "1")), "name"),
        Arguments.of(byUnit(1), byUnit(2), "{value}"),
        Arguments.of(Map.of("a", 1), Map.of("b", 1), "{key}"),
        Arguments.of(Set.of(item("a", "1")), Set.of(item("a", "2")), "{element}.price.amount"),
        Arguments.of(Set.of(1, 2, 3), Set.of(1, 4, 5), "{element}"),
        Arguments.of(new Touchy(new Touchy(1)), new Touchy(new Touchy(2)), "content.content"),
        Arguments.of(ring(1, 3), ring(2, 3), "value"),
        Arguments.of(new AtomicLong(1), new AtomicLong(2), "the result itself"),
        Arguments.of(new byte[20_000], new byte[20_001], "length"));
  }

  @ParameterizedTest
  @MethodSource("differing")
  void the_first_differing_field_is_named_and_no_value(Object one, Object other, String path) {
    assertEquals(path, path(one, other).replaceFirst("^\\.", ""));
    assertFalse(picture(one).difference(picture(other)).isClockOnly());
    assertNotEquals(picture(one).steady(), picture(other).steady());
  }

  @Test
  void a_field_beside_the_elements_counts() {
    Tagged other = new Tagged();
    other.tag = "b";
    assertEquals("tag", path(new Tagged(), other));
    Tagged longer = new Tagged();
    longer.add(1);
    assertEquals("size", path(new Tagged(), longer));
  }

  @Test
  void a_picture_stays_as_it_is_when_the_value_changes() {
    List<Object> list = new ArrayList<>(List.of(new int[] {1}, new Date(1), new AtomicLong(1)));
    ValuePicture before = picture(list);
    ((int[]) list.get(0))[0] = 2;
    assertEquals("[0][0]", before.difference(picture(list)).path());
    ((int[]) list.get(0))[0] = 1;
    assertNull(before.difference(picture(list)));
    ((Date) list.get(1)).setTime(2);
    assertEquals("[1]", before.difference(picture(list)).path());
    ((Date) list.get(1)).setTime(1);
    ((AtomicLong) list.get(2)).set(2);
    assertEquals("[2]", before.difference(picture(list)).path());
  }

  @Test
  void what_lies_beyond_the_bounds_is_never_said_to_differ() {
    Object[] one = new Object[100_000];
    Object[] other = new Object[100_000];
    Arrays.setAll(one, i -> new Touchy(i));
    Arrays.setAll(other, i -> new Touchy(i));
    assertNull(path(one, other));
    assertFalse(picture(one).isWhole());
    other[99_999] = "another one";
    assertNull(path(one, other));
    other[99] = new Touchy("another one");
    assertEquals("[99].content", path(one, other));
    assertTrue(picture(one).nodes() < 30_000, () -> "" + picture(one).nodes());
  }

  @Test
  void a_deep_value_is_looked_at_to_a_depth() {
    Object one = "deep";
    for (int i = 0; i < 100_000; i++) {
      Link outer = new Link();
      outer.value = one;
      one = outer;
    }
    assertNull(path(one, one));
    assertFalse(picture(one).isWhole());
  }

  @Test
  void what_a_value_shares_is_looked_at_once() {
    Object one = "deep";
    for (int i = 0; i < 50; i++) {
      one = new Object[] {one, one};
    }
    assertTrue(picture(one).isWhole());
    assertTrue(picture(one).nodes() < 200);
  }

  static Stream<Object> readings() {
    Instant now = Instant.ofEpochMilli(NOW + 7);
    return Stream.of(
        NOW + 7,
        (NOW + 7) / 1000,
        (int) (NOW / 1000),
        (NOW + 7) / 1000.0,
        5_010_000_000L,
        now,
        Date.from(now),
        LocalDateTime.ofInstant(now, ZoneId.of("Asia/Kathmandu")),
        ZonedDateTime.ofInstant(now, ZoneId.of("America/New_York")),
        OffsetDateTime.ofInstant(now, ZoneId.of("Z")),
        LocalTime.ofInstant(now, ZoneId.of("Asia/Tokyo")),
        LocalDate.ofInstant(now, ZoneId.of("Z")),
        now.toString(),
        "" + NOW);
  }

  @ParameterizedTest
  @MethodSource("readings")
  void a_time_of_its_run_is_told_from_another_value(Object reading) {
    // Between the two runs a year and five minutes have passed.
    long nanos = 31_536_000_000_000_000L;
    RunSpan later = new RunSpan(NOW + 31_536_300_000L, NOW + 31_536_300_020L, nanos, nanos + 1);
    Object[] one = {"a", reading, 5};
    assertEquals("[1]", picture(one).difference(picture(new Object[] {"a", "other", 5})).path());
    ValuePicture clock = ValuePicture.of(one, SPAN);
    Object atLater =
        reading instanceof Long && (long) reading == 5_010_000_000L
            ? (Object) nanos
            : NOW + 31_536_300_001L;
    PictureDifference difference =
        clock.difference(ValuePicture.of(new Object[] {"a", atLater, 5}, later));
    assertNotNull(difference);
    if (reading instanceof Long) {
      assertTrue(difference.isClockOnly());
      assertEquals(clock.steady(), ValuePicture.of(new Object[] {"a", atLater, 5}, later).steady());
    }
    // The same reading, seen by a run at another time, is a value like others.
    assertNotEquals(clock.steady(), ValuePicture.of(one, later).steady());
  }

  @Test
  void a_field_that_differs_beside_the_time_is_the_one_that_is_named() {
    Object[] one = {Instant.ofEpochMilli(NOW), "a"};
    Object[] other = {Instant.ofEpochMilli(NOW + 1), "b"};
    assertEquals("[1]", path(one, other));
    other[1] = "a";
    assertEquals("[0]", path(one, other));
    assertTrue(picture(one).difference(picture(other)).isClockOnly());
  }
}
