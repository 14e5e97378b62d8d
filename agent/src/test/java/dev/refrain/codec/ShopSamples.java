package dev.refrain.codec;

import dev.refrain.codec.Shop.Basket;
import dev.refrain.codec.Shop.Event;
import dev.refrain.codec.Shop.Money;
import dev.refrain.codec.Shop.Page;
import dev.refrain.codec.Shop.Quote;
import dev.refrain.codec.Shop.Side;
import dev.refrain.codec.Shop.Venue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Values that both codecs for any type give back, each beside the type that declares it. */
class ShopSamples {
  Quote quote = Quote.of("ACME").after(Quote.of("EMCA"));
  Venue venue = new Venue("", 0);
  Money money = Shop.money("0.000000000000000000000000001");
  List<Quote> quotes = List.of(Quote.of("a"), Quote.of("b").after(Quote.of("c")));
  Map<String, Venue[]> venues = new HashMap<>(Map.of("@x", new Venue[] {venue, null}, "", none()));
  Page<Money> page =
      new Page<>(
          money,
          new Money[] {money},
          new Page<>(new LinkedList<>(List.of(money)), arrayOfLists(), null));
  Event event = new Event.Traded(money, LocalDate.MIN);
  Basket basket = Shop.basket("1", "2.0");
  Side side = Side.ASK;
  Side[] sides = {Side.BID, null};
  EnumMap<Side, Set<String>> bySide = new EnumMap<>(Map.of(Side.ASK, Set.of("b")));
  EnumSet<Side> someSides = EnumSet.of(Side.BID);
  Map<Money, int[]> byMoney = new LinkedHashMap<>(Map.of(money, new int[] {1, -2}));
  Map<Integer, Boolean> byNumber = nullKey();
  SortedMap<BigDecimal, Character> sorted = new TreeMap<>(Map.of(new BigDecimal("1.0"), '\n'));
  NavigableSet<LocalDate> days = new TreeSet<>(Set.of(LocalDate.MAX));
  Collection<Double> doubles =
      new HashSet<>(Arrays.asList(Double.NaN, -0.0, 1e-300, Double.NEGATIVE_INFINITY, null));
  Collection<Float> floats = List.of(0.1f, Float.MIN_VALUE, Float.MAX_VALUE);
  Deque<Long> deque = new ArrayDeque<>(List.of(Long.MAX_VALUE));
  List<?> wild = Arrays.asList((byte) 1, (short) 2, 'c', true, 1L, 1.0, 1f, "s", null);
  List<Object> nested = List.of(List.of(), Set.of("x"), Map.of("k", new TreeSet<>(Set.of(1))));
  Object concurrent = new ConcurrentHashMap<>(Map.of("a", Side.BID.name()));
  Object array = new String[][] {{"a"}, {}};
  Object numbers = new long[] {1, 2};
  BigInteger big = BigInteger.TEN.pow(400).negate();
  BigDecimal exact = new BigDecimal("-1.10E-77");
  UUID id = new UUID(1, -1);
  Currency currency = Currency.getInstance("CHF");
  Locale locale = Locale.CANADA_FRENCH;
  Date date = new Date(-1);
  java.sql.Date sqlDate = new java.sql.Date(86_400_000L);
  Timestamp timestamp = timestamp();
  Duration[] durations = {Duration.ofMillis(-1500), Duration.ofNanos(-1), Duration.ofDays(9)};
  Instant[] instants = {Instant.MIN, Instant.MAX, Instant.EPOCH};
  LocalDateTime dateTime = LocalDateTime.MAX;
  LocalTime time = LocalTime.of(1, 2, 3, 4);
  MonthDay monthDay = MonthDay.of(2, 29);
  OffsetDateTime offset = OffsetDateTime.MIN;
  Period period = Period.of(-1, 2, 3);
  Year year = Year.of(-123456);
  YearMonth yearMonth = YearMonth.of(99_999, 12);
  ZoneId[] zones = {ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(3)};

  /** An hour that comes twice, both times. */
  ZonedDateTime[] overlap = {
    ZonedDateTime.ofInstant(Instant.parse("2026-10-25T00:30:00Z"), ZoneId.of("Europe/Berlin")),
    ZonedDateTime.ofInstant(Instant.parse("2026-10-25T01:30:00Z"), ZoneId.of("Europe/Berlin")),
    ZonedDateTime.ofInstant(Instant.EPOCH, ZoneOffset.ofHoursMinutes(-5, -30))
  };

  List<String> unmodifiable = Collections.unmodifiableList(new LinkedList<>(List.of("a")));
  String[][] table = {{"a", null}, null, {}};

  private static Venue[] none() {
    return new Venue[0];
  }

  private static Timestamp timestamp() {
    Timestamp timestamp = new Timestamp(-1001);
    timestamp.setNanos(123_456_789);
    return timestamp;
  }

  private static Map<Integer, Boolean> nullKey() {
    Map<Integer, Boolean> map = new HashMap<>();
    map.put(null, true);
    map.put(-1, null);
    return map;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static List<Money>[] arrayOfLists() {
    return new List[] {new LinkedList<>(List.of(Shop.money("7")))};
  }
}
