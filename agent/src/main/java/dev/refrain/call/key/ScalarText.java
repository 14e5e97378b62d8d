package dev.refrain.call.key;

import java.io.File;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.BitSet;
import java.util.Date;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** The text of values that are no larger than a word, the same in every process. */
final class ScalarText {
  private ScalarText() {}

  /** {@code null}: it has parts, or no text. */
  static @Nullable String of(Object value) {
    if (value instanceof Enum) {
      return ((Enum<?>) value).name();
    }
    Class<?> type = value.getClass();
    if (value instanceof InetAddress) {
      return ((InetAddress) value).getHostAddress();
    }
    if (value instanceof Class) {
      return ((Class<?>) value).getName();
    }
    if (value instanceof Charset) {
      return ((Charset) value).name();
    }
    if (value instanceof File) {
      return ((File) value).getPath();
    }
    // Each of them writes all that its equals compares.
    return MemberAccess.isJdk(type) && KnownTypes.isJdkValue(type) ? value.toString() : null;
  }

  /** What stands for the copy of something that can change, where text can tell it. */
  static Object ofCopy(Object part) {
    if (part instanceof BitSet) {
      return part.toString();
    }
    if (part instanceof TimeZone) {
      return ((TimeZone) part).getID();
    }
    return part instanceof Date ? moment((Date) part) : part;
  }

  @SuppressWarnings("JavaUtilDate") // It is what the application has.
  private static Object moment(Date date) {
    try {
      Instant moment = date.toInstant();
      return moment.toString();
    } catch (UnsupportedOperationException withoutTime) {
      // java.sql.Date and java.sql.Time.
      return Long.toString(date.getTime());
    }
  }
}
