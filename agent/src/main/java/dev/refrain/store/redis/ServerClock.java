package dev.refrain.store.redis;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a server's clock shows, as far as it has told: moments are named to a server by its own
 * clock, never by another machine's. It may be taken to be a little behind, by as long as the last
 * answer took. Thread-safe.
 */
final class ServerClock {
  private static final long UNKNOWN = Long.MIN_VALUE;

  /** By how much it is ahead of our ticker. */
  private volatile long aheadMillis = UNKNOWN;

  /**
   * The server has told the time.
   *
   * @param now our ticker's nanoseconds
   */
  void shows(long serverMillis, long now) {
    aheadMillis = serverMillis - TimeUnit.NANOSECONDS.toMillis(now);
  }

  /** As {@link #shows(long, long)}, with the answer to {@code TIME}, which may be an error. */
  void shows(@Nullable Object reply, long now) {
    if (!(reply instanceof List) || ((List<?>) reply).size() < 2) {
      return;
    }
    byte[] seconds = Look.bytes(((List<?>) reply).get(0));
    byte[] micros = Look.bytes(((List<?>) reply).get(1));
    if (seconds != null && micros != null) {
      shows(number(seconds) * 1_000 + number(micros) / 1_000, now);
    }
  }

  private static long number(byte[] digits) {
    long number = 0;
    for (byte each : digits) {
      number = number * 10 + (each - '0');
    }
    return number;
  }

  /** The moment by the server's clock that is so long after {@code now}; 0 where it is unknown. */
  long millisIn(long millis, long now) {
    long ahead = aheadMillis;
    return ahead == UNKNOWN ? 0 : TimeUnit.NANOSECONDS.toMillis(now) + ahead + millis;
  }
}
