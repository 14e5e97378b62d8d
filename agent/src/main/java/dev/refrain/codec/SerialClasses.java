package dev.refrain.codec;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes of the JDK that serialised values may consist of: values and collections. */
final class SerialClasses {
  private static final Set<String> FREE =
      new HashSet<>(
          Arrays.asList(
              "java.io.Serializable",
              "java.lang.Boolean",
              "java.lang.Byte",
              "java.lang.CharSequence",
              "java.lang.Character",
              "java.lang.Comparable",
              "java.lang.Double",
              "java.lang.Enum",
              "java.lang.Float",
              "java.lang.Integer",
              "java.lang.Long",
              "java.lang.Number",
              "java.lang.Object",
              "java.lang.Short",
              "java.lang.String",
              "java.lang.StringBuffer",
              "java.lang.StringBuilder",
              "java.math.BigDecimal",
              "java.math.BigInteger",
              "java.math.MathContext",
              "java.math.RoundingMode",
              "java.net.URI",
              "java.sql.Date",
              "java.sql.Time",
              "java.sql.Timestamp",
              "java.time.DayOfWeek",
              "java.time.Month",
              "java.time.Ser",
              "java.util.AbstractMap$SimpleEntry",
              "java.util.AbstractMap$SimpleImmutableEntry",
              "java.util.ArrayDeque",
              "java.util.ArrayList",
              "java.util.Arrays$ArrayList",
              "java.util.BitSet",
              "java.util.Calendar",
              "java.util.CollSer",
              "java.util.Collection",
              "java.util.Collections$CopiesList",
              "java.util.Collections$EmptyList",
              "java.util.Collections$EmptyMap",
              "java.util.Collections$EmptySet",
              "java.util.Collections$ReverseComparator",
              "java.util.Collections$SetFromMap",
              "java.util.Collections$SingletonList",
              "java.util.Collections$SingletonMap",
              "java.util.Collections$SingletonSet",
              "java.util.Collections$SynchronizedCollection",
              "java.util.Collections$SynchronizedList",
              "java.util.Collections$SynchronizedMap",
              "java.util.Collections$SynchronizedRandomAccessList",
              "java.util.Collections$SynchronizedSet",
              "java.util.Collections$UnmodifiableCollection",
              "java.util.Collections$UnmodifiableList",
              "java.util.Collections$UnmodifiableMap",
              "java.util.Collections$UnmodifiableRandomAccessList",
              "java.util.Collections$UnmodifiableSet",
              "java.util.Collections$UnmodifiableSortedMap",
              "java.util.Collections$UnmodifiableSortedSet",
              "java.util.Currency",
              "java.util.Date",
              "java.util.EnumMap",
              "java.util.EnumSet",
              "java.util.EnumSet$SerializationProxy",
              "java.util.GregorianCalendar",
              "java.util.HashMap",
              "java.util.HashSet",
              "java.util.Hashtable",
              "java.util.LinkedHashMap",
              "java.util.LinkedHashSet",
              "java.util.LinkedList",
              "java.util.List",
              "java.util.Locale",
              "java.util.Map",
              "java.util.Map$Entry",
              "java.util.PriorityQueue",
              "java.util.Set",
              // How a Calendar says its zone to older ones.
              "java.util.SimpleTimeZone",
              "java.util.Stack",
              "java.util.TimeZone",
              "java.util.TreeMap",
              "java.util.TreeSet",
              "java.util.UUID",
              "java.util.Vector",
              "java.util.concurrent.ConcurrentHashMap",
              // How a ConcurrentHashMap says itself to older ones.
              "java.util.concurrent.ConcurrentHashMap$Segment",
              "java.util.concurrent.ConcurrentLinkedDeque",
              "java.util.concurrent.ConcurrentLinkedQueue",
              "java.util.concurrent.ConcurrentSkipListMap",
              "java.util.concurrent.ConcurrentSkipListSet",
              "java.util.concurrent.CopyOnWriteArrayList",
              "java.util.concurrent.CopyOnWriteArraySet",
              "java.util.concurrent.atomic.AtomicBoolean",
              "java.util.concurrent.atomic.AtomicInteger",
              "java.util.concurrent.atomic.AtomicLong",
              "java.util.concurrent.locks.AbstractOwnableSynchronizer",
              "java.util.concurrent.locks.AbstractQueuedSynchronizer",
              "java.util.concurrent.locks.ReentrantLock",
              "java.util.concurrent.locks.ReentrantLock$NonfairSync",
              "java.util.concurrent.locks.ReentrantLock$Sync",
              "sun.util.calendar.ZoneInfo"));

  private SerialClasses() {}

  static boolean isFree(String name) {
    return FREE.contains(name);
  }

  static boolean isFree(Class<?> type) {
    Class<?> inner = inner(type);
    return inner.isPrimitive() || (isFree(inner.getName()) && ClassKinds.isPlatform(inner));
  }

  /** Whether the class's description in a stream is followed by its shape. */
  static boolean hasShape(Class<?> type) {
    return !type.isArray() && !ClassKinds.isPlatform(type);
  }

  /** What an array is of, however many dimensions it has. */
  static Class<?> inner(Class<?> type) {
    Class<?> inner = type;
    for (Class<?> next = type; next != null; next = next.getComponentType()) {
      inner = next;
    }
    return inner;
  }

  static @Nullable Class<?> primitive(char code) {
    switch (code) {
      case 'Z':
        return boolean.class;
      case 'B':
        return byte.class;
      case 'S':
        return short.class;
      case 'C':
        return char.class;
      case 'I':
        return int.class;
      case 'J':
        return long.class;
      case 'F':
        return float.class;
      case 'D':
        return double.class;
      default:
        return null;
    }
  }
}
