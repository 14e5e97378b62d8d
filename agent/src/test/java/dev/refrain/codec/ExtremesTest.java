package dev.refrain.codec;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Type;
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
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise 17 at the ends of every number and time: such a value comes back equal or is refused when
 * it is written, also where a harmless one of the same shape was written before.
 */
class ExtremesTest {
  private static final long SEED = 20261125;
  private static final int RANDOM = 500;

  private static final long[] LONGS = {
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    Integer.MIN_VALUE,
    -1,
    0,
    1,
    Integer.MAX_VALUE,
    Long.MAX_VALUE
  };

  private final Random random = new Random(SEED);
  private int comebacks;

  /** Values of one type, a harmless one first. */
  record Extremes(Class<?> type, List<?> values) {
    static Extremes of(Class<?> type, Object... values) {
      return new Extremes(type, List.of(values));
    }

    @Override
    public String toString() {
      return type.getName();
    }
  }

  static List<Extremes> extremes() {
    List<Extremes> all = new ArrayList<>();
    all.add(Extremes.of(Byte.class, (byte) 1, Byte.MIN_VALUE, Byte.MAX_VALUE));
    all.add(Extremes.of(Short.class, (short) 1, Short.MIN_VALUE, Short.MAX_VALUE));
    all.add(Extremes.of(Integer.class, 1, Integer.MIN_VALUE, Integer.MAX_VALUE));
    all.add(Extremes.of(Long.class, 1L, Long.MIN_VALUE, Long.MAX_VALUE));
    all.add(
        Extremes.of(
            Character.class,
            'a',
            '\0',
            '\ud800',
            '\udfff',
            '\uffff',
            '\ufeff',
            '"',
            '\\',
            '\u2028'));
    all.add(Extremes.of(String.class, "a", "", "\ud800", "a\udfffb", "\0\u001f\u007f\u0085\ufffe"));
    all.add(
        Extremes.of(
            Float.class,
            1f,
            -0f,
            Float.MIN_VALUE,
            -Float.MAX_VALUE,
            Float.MIN_NORMAL,
            Float.NaN,
            Float.intBitsToFloat(0x7fc00001),
            Float.NEGATIVE_INFINITY));
    all.add(
        Extremes.of(
            Double.class,
            1.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_NORMAL,
            2.2250738585072012e-308,
            Double.NaN,
            Double.longBitsToDouble(0x7ff8000000000001L),
            Double.POSITIVE_INFINITY));
    all.add(
        Extremes.of(
            BigInteger.class,
            BigInteger.ONE,
            BigInteger.ONE.shiftLeft(299_999),
            BigInteger.ONE.shiftLeft(300_000).negate(),
            BigInteger.ONE.shiftLeft(400_000),
            BigInteger.valueOf(Long.MIN_VALUE)));
    List<BigDecimal> decimals = new ArrayList<>(List.of(BigDecimal.ONE));
    for (BigInteger digits :
        List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.TEN.pow(30).negate())) {
      for (int scale : new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 1, -1, 1_000_000_000}) {
        for (int off = -2; off <= 2; off++) {
          decimals.add(new BigDecimal(digits, scale + off));
        }
      }
    }
    all.add(new Extremes(BigDecimal.class, decimals));
    List<Duration> durations = new ArrayList<>(List.of(Duration.ofSeconds(1)));
    for (long each : LONGS) {
      for (int nanos : new int[] {0, 1, 500_000_000, 999_999_999}) {
        durations.add(Duration.ofSeconds(each, nanos));
      }
    }
    all.add(new Extremes(Duration.class, durations));
    all.add(
        Extremes.of(
            Period.class,
            Period.ofDays(1),
            Period.ZERO,
            Period.of(Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE),
            Period.of(Integer.MAX_VALUE, -1, Integer.MAX_VALUE)));
    all.add(
        Extremes.of(
            Instant.class,
            Instant.EPOCH,
            Instant.MIN,
            Instant.MAX,
            Instant.MIN.plusNanos(1),
            Instant.ofEpochSecond(-62_167_219_201L, 1)));
    all.add(
        Extremes.of(
            LocalDate.class,
            LocalDate.EPOCH,
            LocalDate.MIN,
            LocalDate.MAX,
            LocalDate.of(0, 2, 29),
            LocalDate.of(-1, 1, 1),
            LocalDate.of(9_999, 12, 31),
            LocalDate.of(10_000, 1, 1)));
    all.add(Extremes.of(LocalTime.class, LocalTime.of(1, 2, 3), LocalTime.MIN, LocalTime.MAX));
    all.add(
        Extremes.of(
            LocalDateTime.class,
            LocalDateTime.of(2026, 1, 2, 3, 4),
            LocalDateTime.MIN,
            LocalDateTime.MAX,
            LocalDateTime.of(-1, 1, 1, 0, 0)));
    all.add(
        Extremes.of(
            OffsetDateTime.class,
            Instant.EPOCH.atOffset(ZoneOffset.UTC),
            OffsetDateTime.MIN,
            OffsetDateTime.MAX,
            LocalDateTime.MAX.atOffset(ZoneOffset.MIN),
            LocalDateTime.MIN.atOffset(ZoneOffset.MIN),
            LocalDateTime.MIN.atOffset(ZoneOffset.ofHoursMinutesSeconds(17, 59, 59))));
    all.add(
        Extremes.of(
            OffsetTime.class,
            LocalTime.NOON.atOffset(ZoneOffset.UTC),
            OffsetTime.MIN,
            OffsetTime.MAX));
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    all.add(
        Extremes.of(
            ZonedDateTime.class,
            Instant.EPOCH.atZone(berlin),
            LocalDateTime.MIN.atZone(ZoneOffset.MAX),
            LocalDateTime.MIN.atZone(berlin),
            LocalDateTime.MAX.atZone(berlin),
            LocalDateTime.MAX.atZone(ZoneOffset.MIN),
            LocalDateTime.of(1800, 1, 1, 0, 0).atZone(berlin),
            Instant.EPOCH.atZone(ZoneId.of("UTC")),
            Instant.EPOCH.atZone(ZoneId.of("GMT0")),
            Instant.EPOCH.atZone(ZoneId.of("UTC+18:00")),
            Instant.EPOCH.atZone(ZoneId.of("Z"))));
    all.add(Extremes.of(Year.class, Year.of(1), Year.of(Year.MIN_VALUE), Year.of(Year.MAX_VALUE)));
    all.add(
        Extremes.of(
            YearMonth.class,
            YearMonth.of(2026, 1),
            YearMonth.of(Year.MIN_VALUE, 1),
            YearMonth.of(Year.MAX_VALUE, 12),
            YearMonth.of(0, 1),
            YearMonth.of(-1, 1),
            YearMonth.of(-9_999, 1),
            YearMonth.of(-10_000, 1),
            YearMonth.of(10_000, 1)));
    all.add(
        Extremes.of(MonthDay.class, MonthDay.of(1, 1), MonthDay.of(2, 29), MonthDay.of(12, 31)));
    all.add(
        Extremes.of(
            ZoneOffset.class,
            ZoneOffset.UTC,
            ZoneOffset.MIN,
            ZoneOffset.MAX,
            ZoneOffset.ofTotalSeconds(-1)));
    all.add(
        Extremes.of(
            ZoneId.class,
            berlin,
            ZoneId.of("Z"),
            ZoneId.of("GMT"),
            ZoneId.of("UT-18"),
            ZoneOffset.MAX));
    all.add(new Extremes(Date.class, Arrays.stream(LONGS).mapToObj(Date::new).toList()));
    all.add(
        new Extremes(
            java.sql.Date.class, Arrays.stream(LONGS).mapToObj(java.sql.Date::new).toList()));
    all.add(
        new Extremes(
            java.sql.Time.class, Arrays.stream(LONGS).mapToObj(java.sql.Time::new).toList()));
    all.add(new Extremes(Timestamp.class, Arrays.stream(LONGS).mapToObj(Timestamp::new).toList()));
    all.add(
        Extremes.of(
            OptionalLong.class,
            OptionalLong.of(1),
            OptionalLong.empty(),
            OptionalLong.of(Long.MIN_VALUE)));
    all.add(
        Extremes.of(
            OptionalDouble.class,
            OptionalDouble.of(1),
            OptionalDouble.empty(),
            OptionalDouble.of(-0.0),
            OptionalDouble.of(Double.NaN)));
    return all;
  }

  private static Type listOf(Class<?> type) {
    return ValueType.of(type).raw() == type ? new Listed(List.class, type) : type;
  }

  /** {@code List<T>} or {@code Map<T, T>}. */
  private record Listed(Class<?> raw, Class<?>... arguments)
      implements java.lang.reflect.ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments;
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public Type getOwnerType() {
      return null;
    }
  }

  private void holds(ValueCodec codec, Type type, String word, Object value) {
    byte[] bytes;
    try {
      bytes = codec.encode(value, Sample.KEY, 1, 0);
    } catch (LossyValueException refused) {
      return;
    } catch (Exception e) {
      throw new AssertionError(word + " " + type + " " + text(value), e);
    }
    try {
      Object back = Sample.codec(type, word).decode(bytes, Sample.KEY).value();
      assertNull(new ValueDifference().find(value, back), () -> text(value));
      comebacks++;
    } catch (Exception e) {
      throw new AssertionError(word + " " + type + " " + text(value), e);
    }
  }

  private static String text(Object value) {
    String text = value instanceof BigInteger ? "a number" : String.valueOf(value);
    StringBuilder plain = new StringBuilder();
    text.chars()
        .limit(100)
        .forEach(
            c -> plain.append(c < ' ' || c > '~' ? "\\u" + Integer.toHexString(c) : "" + (char) c));
    return plain.toString();
  }

  @ParameterizedTest
  @MethodSource("extremes")
  void each_comes_back_or_is_refused(Extremes all) throws Exception {
    for (String word : Codecs.NAMES) {
      boolean absent = word.equals("java") && all.type().getName().startsWith("java.util.Optional");
      if (absent) {
        continue;
      }
      Type list = listOf(all.type());
      Type map = new Listed(Map.class, all.type(), all.type());
      ValueCodec plain = Sample.codec(all.type(), word);
      ValueCodec lists = Sample.codec(list, word);
      ValueCodec maps = Sample.codec(map, word);
      for (Object each : all.values()) {
        // New to the codec, and after one of the same shape.
        holds(Sample.codec(all.type(), word), all.type(), word, each);
        holds(plain, all.type(), word, each);
        holds(lists, list, word, new ArrayList<>(List.of(each, each)));
        holds(maps, map, word, Map.of(each, each));
      }
    }
    // Enough of each comes back for the test to say something.
    assertTrue(comebacks > all.values().size(), "all but " + comebacks + " were refused");
  }

  /** Bits at random of what has a value for every bit pattern. */
  @Test
  void random_ones_come_back() {
    for (String word : Codecs.NAMES) {
      ValueCodec durations = Sample.codec(Duration.class, word);
      ValueCodec decimals = Sample.codec(BigDecimal.class, word);
      ValueCodec instants = Sample.codec(Instant.class, word);
      ValueCodec doubles = Sample.codec(Double.class, word);
      ValueCodec floats = Sample.codec(Float.class, word);
      ValueCodec periods = Sample.codec(Period.class, word);
      ValueCodec texts = Sample.codec(new Listed(List.class, String.class), word);
      ValueCodec stamps = Sample.codec(Timestamp.class, word);
      for (int i = 0; i < RANDOM; i++) {
        // All magnitudes alike.
        long any = random.nextLong() >> random.nextInt(64);
        holds(
            durations,
            Duration.class,
            word,
            Duration.ofSeconds(any, random.nextInt(1_000_000_000)));
        holds(
            decimals,
            BigDecimal.class,
            word,
            new BigDecimal(BigInteger.valueOf(any), random.nextInt()));
        long second = Math.floorMod(any, 63_113_904_031_622_399L) - 31_557_014_167_219_200L;
        holds(
            instants,
            Instant.class,
            word,
            Instant.ofEpochSecond(second, random.nextInt(1_000_000_000)));
        holds(doubles, Double.class, word, Double.longBitsToDouble(random.nextLong()));
        holds(floats, Float.class, word, Float.intBitsToFloat(random.nextInt()));
        holds(
            periods, Period.class, word, Period.of(random.nextInt(), (int) any, random.nextInt()));
        holds(stamps, Timestamp.class, word, new Timestamp(any));
        char[] units = new char[random.nextInt(5)];
        for (int j = 0; j < units.length; j++) {
          units[j] =
              (char) (random.nextBoolean() ? 0xd800 + random.nextInt(0x800) : random.nextInt());
        }
        holds(texts, new Listed(List.class, String.class), word, List.of(new String(units)));
      }
    }
    assertTrue(comebacks > 2 * 8 * RANDOM * 9 / 10, "only " + comebacks + " came back");
  }
}
