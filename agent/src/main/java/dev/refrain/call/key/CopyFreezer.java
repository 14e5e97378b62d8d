package dev.refrain.call.key;

import java.net.URL;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;

/** For the JDK's own types that can change, hold something, or compare with side effects. */
final class CopyFreezer extends Freezer {
  static final CopyFreezer COPY = new CopyFreezer();

  private CopyFreezer() {}

  /** Of a class of the JDK. */
  static boolean isFor(Class<?> type) {
    return Date.class.isAssignableFrom(type)
        || Calendar.class.isAssignableFrom(type)
        || TimeZone.class.isAssignableFrom(type)
        || Map.Entry.class.isAssignableFrom(type)
        || type == BitSet.class
        || type == Optional.class
        || type == URL.class;
  }

  @Override
  Object freeze(Object value, Freezing run) {
    if (value instanceof Map.Entry) {
      Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
      return new FrozenParts(
          Map.Entry.class, run.freeze(entry.getKey()), run.freeze(entry.getValue()));
    }
    if (value instanceof Optional) {
      return new FrozenParts(Optional.class, run.freeze(((Optional<?>) value).orElse(null)));
    }
    // With its class: a Date is equal to a java.sql.Timestamp, but not the other way round.
    return new FrozenParts(value.getClass(), copy(value));
  }

  @SuppressWarnings("JavaUtilDate") // It is what the application has.
  private static Object copy(Object value) {
    if (value instanceof Date) {
      return ((Date) value).clone();
    }
    if (value instanceof Calendar) {
      return ((Calendar) value).clone();
    }
    if (value instanceof TimeZone) {
      return ((TimeZone) value).clone();
    }
    // Two URLs are compared by asking name servers.
    return value instanceof BitSet ? ((BitSet) value).clone() : ((URL) value).toExternalForm();
  }
}
