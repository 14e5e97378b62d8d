package dev.refrain.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Calendar;
import java.util.Date;

/** Tells whether a value looks like the time at which a method ran. */
final class ClockReading {
  /** Every zone is a multiple of this away from UTC. */
  private static final long ZONE_MILLIS = 15 * 60 * 1000;

  private static final long DAY_MILLIS = 24 * 60 * 60 * 1000;

  /** What comes first in a text such as {@code 2026-02-01T10:20:30.5Z}. */
  private static final int DATE_AND_TIME = "2026-02-01T10:20:30".length();

  private ClockReading() {}

  // An application may use what is out of fashion.
  @SuppressWarnings("JavaUtilDate")
  static boolean is(Object value, RunSpan span) {
    if (value instanceof Long || value instanceof Double) {
      return span.hasNumber(((Number) value).longValue());
    }
    if (value instanceof Integer) {
      return span.hasSeconds((Integer) value);
    }
    if (value instanceof String) {
      return isText((String) value, span);
    }
    if (value instanceof Date) {
      return span.hasMillis(((Date) value).getTime());
    }
    if (value instanceof Calendar) {
      return span.hasMillis(((Calendar) value).getTimeInMillis());
    }
    return value.getClass().getName().startsWith("java.time.") && isTime(value, span);
  }

  private static boolean isTime(Object value, RunSpan span) {
    try {
      if (value instanceof Instant) {
        return span.hasMillis(((Instant) value).toEpochMilli());
      }
      if (value instanceof ZonedDateTime) {
        return span.hasMillis(((ZonedDateTime) value).toInstant().toEpochMilli());
      }
      if (value instanceof OffsetDateTime) {
        return span.hasMillis(((OffsetDateTime) value).toInstant().toEpochMilli());
      }
      if (value instanceof LocalDateTime) {
        return isLocal((LocalDateTime) value, span);
      }
    } catch (ArithmeticException tooFar) {
      return false;
    }
    if (value instanceof OffsetTime) {
      return isTimeOfDay(((OffsetTime) value).toLocalTime(), span);
    }
    if (value instanceof LocalTime) {
      return isTimeOfDay((LocalTime) value, span);
    }
    return value instanceof LocalDate
        && Math.abs(((LocalDate) value).toEpochDay() - span.lastMillis() / DAY_MILLIS) <= 1;
  }

  /** The time of some zone. */
  private static boolean isLocal(LocalDateTime value, RunSpan span) {
    long asUtc = value.toInstant(ZoneOffset.UTC).toEpochMilli();
    return Math.abs(asUtc - span.lastMillis()) <= DAY_MILLIS && isWithinZones(asUtc, span);
  }

  private static boolean isTimeOfDay(LocalTime value, RunSpan span) {
    return isWithinZones(value.toNanoOfDay() / 1_000_000, span);
  }

  /** Whether the difference to the run is that of some zone to UTC. */
  private static boolean isWithinZones(long millis, RunSpan span) {
    long after = Math.floorMod(millis - span.firstMillis(), ZONE_MILLIS);
    return after <= span.lastMillis() - span.firstMillis();
  }

  private static boolean isText(String text, RunSpan span) {
    int length = text.length();
    if (length < 10 || length > 40 || text.charAt(0) < '0' || text.charAt(0) > '9') {
      return false;
    }
    try {
      if (length >= DATE_AND_TIME && text.charAt(4) == '-') {
        return isLocal(
            LocalDateTime.parse(text.substring(0, DATE_AND_TIME).replace(' ', 'T')), span);
      }
      return length < DATE_AND_TIME && span.hasNumber(Long.parseLong(text));
    } catch (DateTimeParseException | NumberFormatException other) {
      return false;
    }
  }
}
