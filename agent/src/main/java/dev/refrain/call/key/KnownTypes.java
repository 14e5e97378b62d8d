package dev.refrain.call.key;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Types of the JDK and of libraries of which it is known how they are to be taken. */
final class KnownTypes {
  /** Their instances never change, and equal ones are alike. */
  private static final Set<String> JDK_VALUES =
      new HashSet<>(
          Arrays.asList(
              "java.io.File",
              "java.lang.Boolean",
              "java.lang.Byte",
              "java.lang.Character",
              "java.lang.Class",
              "java.lang.Double",
              "java.lang.Float",
              "java.lang.Integer",
              "java.lang.Long",
              "java.lang.Short",
              "java.lang.String",
              "java.lang.invoke.MethodType",
              "java.lang.reflect.Constructor",
              "java.lang.reflect.Field",
              "java.lang.reflect.Method",
              "java.math.BigDecimal",
              "java.math.BigInteger",
              "java.math.MathContext",
              "java.net.Inet4Address",
              "java.net.Inet6Address",
              "java.net.InetSocketAddress",
              "java.net.URI",
              "java.nio.file.attribute.FileTime",
              "java.util.Currency",
              "java.util.Locale",
              "java.util.OptionalDouble",
              "java.util.OptionalInt",
              "java.util.OptionalLong",
              "java.util.UUID",
              "javax.security.auth.x500.X500Principal",
              "javax.xml.namespace.QName"));

  private static final String[] JAVA_TIME = {
    "Duration",
    "Instant",
    "LocalDate",
    "LocalDateTime",
    "LocalTime",
    "MonthDay",
    "OffsetDateTime",
    "OffsetTime",
    "Period",
    "Year",
    "YearMonth",
    "ZonedDateTime",
    "chrono.HijrahDate",
    "chrono.JapaneseDate",
    "chrono.JapaneseEra",
    "chrono.MinguoDate",
    "chrono.ThaiBuddhistDate"
  };

  /** In the names that proxy makers give to their classes. */
  private static final String[] PROXY_MARKS = {
    "$HibernateProxy",
    "$ByteBuddy$",
    "_$$_jvst",
    "_$$_javassist",
    "$$EnhancerBy",
    "CGLIB$$",
    "$$_Weld"
  };

  static {
    for (String name : JAVA_TIME) {
      JDK_VALUES.add("java.time." + name);
    }
  }

  private KnownTypes() {}

  /** Of a class of the JDK, by its exact name; subclasses by others may do anything. */
  static boolean isJdkValue(Class<?> type) {
    return JDK_VALUES.contains(type.getName())
        || ZoneId.class.isAssignableFrom(type)
        || Charset.class.isAssignableFrom(type)
        || isA(type, "java.nio.file.Path");
  }

  /** Whether it stands in for another object, which it may load when touched, or for code. */
  static boolean isProxy(Class<?> type) {
    String name = type.getName();
    if (name.indexOf('/') >= 0) {
      // Hidden, or anonymous to the JVM.
      return true;
    }
    for (String mark : PROXY_MARKS) {
      if (name.contains(mark)) {
        return true;
      }
    }
    return isA(type, "org.hibernate.proxy.HibernateProxy")
        || isA(type, "javassist.util.proxy.ProxyObject")
        || isA(type, "net.sf.cglib.proxy.Factory")
        || isA(type, "org.springframework.aop.SpringProxy");
  }

  /** Values whose fields do not show it: they fill caches inside, or hold shared services. */
  static boolean isLibraryValue(Class<?> type) {
    return isA(type, "com.google.protobuf.AbstractMessageLite")
        || isA(type, "com.google.protobuf.ByteString")
        || (type.getName().startsWith("org.joda.time.") && TypeRelation.isFinal(type));
  }

  /** By name, because these libraries are the application's, in any version, or not there. */
  private static boolean isA(Class<?> type, String name) {
    for (Class<?> c : TypeMembers.lineage(type)) {
      if (c.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
