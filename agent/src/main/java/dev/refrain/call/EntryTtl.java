package dev.refrain.call;

import dev.refrain.call.key.BindException;
import dev.refrain.call.key.EvaluationException;
import dev.refrain.call.key.Evaluator;
import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.FreshnessSettings;
import dev.refrain.rules.ResultTtl;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * For how long a value is fresh: as the rule says, or as the result itself tells, within the rule's
 * bounds; less what chance takes off. Immutable.
 */
final class EntryTtl {
  private static final double NANOS_A_SECOND = 1e9;
  private static final long NANOS_A_MILLI = 1_000_000L;

  private final CacheSettings settings;
  private final @Nullable Evaluator told;
  private final DoubleSupplier random;

  /**
   * Of one method.
   *
   * @param told what a result says of itself, as {@link #checked} let pass; {@code null}: nothing
   */
  EntryTtl(CacheSettings settings, @Nullable Evaluator told, DoubleSupplier random) {
    this.settings = settings;
    this.told = told;
    this.random = random;
  }

  /** Refuses what can't be a ttl, as far as its declared type tells. */
  static Evaluator checked(Evaluator ttl) throws BindException {
    Class<?> type = ttl.type();
    for (Class<?> each : TYPES) {
      if (each.isAssignableFrom(type) || type.isAssignableFrom(each)) {
        return ttl;
      }
    }
    throw new BindException(
        "its ttl is a "
            + type.getName()
            + "; a Duration, a number of seconds, an Instant, OffsetDateTime, ZonedDateTime or Date"
            + " can be one");
  }

  private static final Class<?>[] TYPES = {
    Duration.class,
    Number.class,
    Instant.class,
    OffsetDateTime.class,
    ZonedDateTime.class,
    Date.class
  };

  /**
   * The nanoseconds, or {@link CacheSettings#FOREVER}; 0 or less: the value is not to be kept.
   * Throws what reading the result throws.
   */
  long nanos(@Nullable Object value) throws Throwable {
    FreshnessSettings said = settings.freshness();
    ResultTtl bounds = said == null ? null : said.resultTtl();
    Evaluator ask = told;
    long ttl = settings.ttlNanos();
    if (bounds != null && ask != null) {
      Object tells = ask.read(null, Evaluator.NO_ARGUMENTS, value);
      if (tells == null) {
        return 0;
      }
      ttl = bounds.bounded(nanosOf(tells));
    }
    double jitter = settings.ttlJitter();
    return ttl == CacheSettings.FOREVER || jitter == 0
        ? ttl
        : ttl - (long) (ttl * jitter * random.getAsDouble());
  }

  @SuppressWarnings("JavaUtilDate") // It is the application's.
  private static long nanosOf(Object ttl) {
    if (ttl instanceof Duration) {
      return nanosOf((Duration) ttl);
    }
    if (ttl instanceof Number) {
      return (long) (((Number) ttl).doubleValue() * NANOS_A_SECOND);
    }
    if (ttl instanceof Instant) {
      return nanosUntil((Instant) ttl);
    }
    if (ttl instanceof OffsetDateTime) {
      return nanosUntil(((OffsetDateTime) ttl).toInstant());
    }
    if (ttl instanceof ZonedDateTime) {
      return nanosUntil(((ZonedDateTime) ttl).toInstant());
    }
    if (ttl instanceof Date) {
      long millis = ((Date) ttl).getTime() - System.currentTimeMillis();
      return millis > Long.MAX_VALUE / NANOS_A_MILLI ? Long.MAX_VALUE - 1 : millis * NANOS_A_MILLI;
    }
    throw new EvaluationException("a result's ttl is a " + ttl.getClass().getName());
  }

  /** A machine whose clock is wrong takes results for older or younger than they are. */
  private static long nanosUntil(Instant end) {
    return nanosOf(Duration.between(Instant.ofEpochMilli(System.currentTimeMillis()), end));
  }

  private static long nanosOf(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException tooLong) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE - 1;
    }
  }
}
