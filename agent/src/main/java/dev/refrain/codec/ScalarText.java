package dev.refrain.codec;

import java.lang.reflect.Method;
import java.net.URI;
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
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JDK's value types that are written as texts: each text gives back an equal value. */
@SuppressWarnings({"JavaUtilDate", "UnnecessaryStringBuilder"}) // an application has them
final class ScalarText {
  private ScalarText() {}

  static boolean isText(String name) {
    switch (name) {
      case "java.lang.Character":
      case "java.lang.String":
      case "java.lang.StringBuilder":
      case "java.net.URI":
      case "java.sql.Timestamp":
      case "java.time.Duration":
      case "java.time.Instant":
      case "java.time.LocalDate":
      case "java.time.LocalDateTime":
      case "java.time.LocalTime":
      case "java.time.MonthDay":
      case "java.time.OffsetDateTime":
      case "java.time.OffsetTime":
      case "java.time.Period":
      case "java.time.YearMonth":
      case "java.time.ZoneId":
      case "java.time.ZoneOffset":
      case "java.time.ZonedDateTime":
      case "java.util.Currency":
      case "java.util.Locale":
      case "java.util.UUID":
        return true;
      default:
        return false;
    }
  }

  /** {@code null} if the text does not tell the value whole. */
  static @Nullable String text(String name, Object value) {
    switch (name) {
      case "java.lang.String":
        return (String) value;
      case "java.time.Duration":
        // Java 8 reads the sign of PT-0.5S wrongly, that of -PT0.5S rightly.
        Duration duration = (Duration) value;
        boolean hasOpposite = duration.getSeconds() != Long.MIN_VALUE || duration.getNano() > 0;
        return duration.isNegative() && hasOpposite
            ? "-" + duration.negated()
            : duration.toString();
      case "java.time.ZoneId":
        return ((ZoneId) value).getId();
      case "java.time.YearMonth":
        // It reads a year of five digits with a sign only, and writes it without.
        return ((YearMonth) value).getYear() > 9999 ? "+" + value : value.toString();
      case "java.util.Locale":
        String tag = ((Locale) value).toLanguageTag();
        return Locale.forLanguageTag(tag).equals(value) ? tag : null;
      case "java.sql.Timestamp":
        return ((Date) value).getTime() + ":" + nanos(value);
      default:
        return value.toString();
    }
  }

  static Object parse(String name, String text, Class<?> type) throws Exception {
    switch (name) {
      case "java.lang.Character":
        JsonForm.expect(text.length() == 1);
        return text.charAt(0);
      case "java.lang.String":
        return text;
      case "java.lang.StringBuilder":
        return new StringBuilder().append(text);
      case "java.net.URI":
        return new URI(text);
      case "java.sql.Timestamp":
        int colon = text.indexOf(':');
        Object timestamp =
            type.getConstructor(long.class)
                .newInstance(Long.parseLong(text.substring(0, Math.max(0, colon))));
        type.getMethod("setNanos", int.class)
            .invoke(timestamp, Integer.parseInt(text.substring(colon + 1)));
        return timestamp;
      case "java.time.Duration":
        return Duration.parse(text);
      case "java.time.Instant":
        return Instant.parse(text);
      case "java.time.LocalDate":
        return LocalDate.parse(text);
      case "java.time.LocalDateTime":
        return LocalDateTime.parse(text);
      case "java.time.LocalTime":
        return LocalTime.parse(text);
      case "java.time.MonthDay":
        return MonthDay.parse(text);
      case "java.time.OffsetDateTime":
        return OffsetDateTime.parse(text);
      case "java.time.OffsetTime":
        return OffsetTime.parse(text);
      case "java.time.Period":
        return Period.parse(text);
      case "java.time.YearMonth":
        return YearMonth.parse(text);
      case "java.time.ZoneId":
        return ZoneId.of(text);
      case "java.time.ZoneOffset":
        return ZoneOffset.of(text);
      case "java.time.ZonedDateTime":
        return zoned(text);
      case "java.util.Currency":
        return Currency.getInstance(text);
      case "java.util.Locale":
        return Locale.forLanguageTag(text);
      case "java.util.UUID":
        UUID id = UUID.fromString(text);
        JsonForm.expect(id.toString().equals(text));
        return id;
      default:
        throw new DamagedValueException("damaged: no such text");
    }
  }

  /** By its offset and not its zone: Java 8 picks the wrong one of an hour that comes twice. */
  private static ZonedDateTime zoned(String text) throws DamagedValueException {
    int bracket = text.indexOf('[');
    if (bracket < 0) {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return ZonedDateTime.ofInstant(time.toInstant(), time.getOffset());
    }
    JsonForm.expect(text.endsWith("]"));
    return ZonedDateTime.ofInstant(
        OffsetDateTime.parse(text.substring(0, bracket)).toInstant(),
        ZoneId.of(text.substring(bracket + 1, text.length() - 1)));
  }

  static boolean isZone(Class<?> type) {
    return ZoneId.class.isAssignableFrom(type);
  }

  static int year(Object value) {
    return ((Year) value).getValue();
  }

  /** Not every JVM has {@code java.sql}. */
  private static int nanos(Object timestamp) {
    try {
      Method nanos = timestamp.getClass().getMethod("getNanos");
      return (Integer) nanos.invoke(timestamp);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("java.sql.Timestamp has its method", e);
    }
  }
}
