package dev.refrain.codec;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The JDK's value types: those that {@link ScalarForm} writes. */
final class JdkValues {
  private static final Set<String> IMMUTABLE =
      new HashSet<>(
          Arrays.asList(
              "java.lang.Boolean",
              "java.lang.Byte",
              "java.lang.Short",
              "java.lang.Character",
              "java.lang.Integer",
              "java.lang.Long",
              "java.lang.Float",
              "java.lang.Double",
              "java.lang.String",
              "java.math.BigInteger",
              "java.math.BigDecimal",
              "java.net.URI",
              "java.time.Duration",
              "java.time.Instant",
              "java.time.LocalDate",
              "java.time.LocalDateTime",
              "java.time.LocalTime",
              "java.time.MonthDay",
              "java.time.OffsetDateTime",
              "java.time.OffsetTime",
              "java.time.Period",
              "java.time.Year",
              "java.time.YearMonth",
              "java.time.ZoneOffset",
              "java.time.ZoneRegion",
              "java.time.ZonedDateTime",
              "java.util.Currency",
              "java.util.Locale",
              "java.util.OptionalDouble",
              "java.util.OptionalInt",
              "java.util.OptionalLong",
              "java.util.UUID"));

  private JdkValues() {}

  /** Whether objects of this very class never change, and hold nothing that does. */
  static boolean isImmutable(Class<?> type) {
    return IMMUTABLE.contains(type.getName()) && ClassKinds.isPlatform(type);
  }

  /** A class of the JDK by its name. */
  static Class<?> find(String name) throws DamagedValueException {
    try {
      return Class.forName(name, false, ClassLoader.getSystemClassLoader().getParent());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new DamagedValueException("names a class that is not allowed");
    }
  }
}
