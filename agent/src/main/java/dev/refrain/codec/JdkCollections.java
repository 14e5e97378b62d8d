package dev.refrain.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Which collection of the JDK is built in place of which. */
final class JdkCollections {
  /** Those that are built as they were: without a bound, and empty to begin with. */
  private static final Set<String> BUILDABLE =
      new HashSet<>(
          Arrays.asList(
              "java.util.ArrayDeque",
              "java.util.ArrayList",
              "java.util.HashMap",
              "java.util.HashSet",
              "java.util.Hashtable",
              "java.util.LinkedHashMap",
              "java.util.LinkedHashSet",
              "java.util.LinkedList",
              "java.util.PriorityQueue",
              "java.util.Stack",
              "java.util.TreeMap",
              "java.util.TreeSet",
              "java.util.Vector",
              "java.util.concurrent.ConcurrentHashMap",
              "java.util.concurrent.ConcurrentLinkedDeque",
              "java.util.concurrent.ConcurrentLinkedQueue",
              "java.util.concurrent.ConcurrentSkipListMap",
              "java.util.concurrent.ConcurrentSkipListSet",
              "java.util.concurrent.CopyOnWriteArrayList",
              "java.util.concurrent.CopyOnWriteArraySet"));

  private static final Set<String> REFUSED =
      new HashSet<>(
          Arrays.asList(
              "java.util.IdentityHashMap", "java.util.Properties", "java.util.WeakHashMap"));

  private JdkCollections() {}

  static boolean isCollection(Class<?> type) {
    return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
  }

  static boolean isBuildable(Class<?> type) {
    return BUILDABLE.contains(type.getName()) && ClassKinds.isPlatform(type);
  }

  static boolean isBuildable(String name) {
    return BUILDABLE.contains(name);
  }

  /** Why its content can't be told by what it gives to read, or {@code null}. */
  static @Nullable String refusal(Object value) {
    if (REFUSED.contains(value.getClass().getName())) {
      return "is a " + value.getClass().getName() + ", of which a copy is not the same";
    }
    boolean ordered =
        (value instanceof SortedMap && ((SortedMap<?, ?>) value).comparator() != null)
            || (value instanceof SortedSet && ((SortedSet<?>) value).comparator() != null)
            || (value instanceof PriorityQueue && ((PriorityQueue<?>) value).comparator() != null);
    return ordered ? "has a comparator of its own" : null;
  }

  /** The class that is built where a type is declared, unless said otherwise. */
  static @Nullable Class<?> usual(Class<?> declared) {
    if (isBuildable(declared)) {
      return declared;
    }
    switch (declared.getName()) {
      case "java.lang.Iterable":
      case "java.util.Collection":
      case "java.util.List":
      case "java.util.AbstractCollection":
      case "java.util.AbstractList":
      case "java.util.SequencedCollection":
        return ArrayList.class;
      case "java.util.Set":
      case "java.util.AbstractSet":
      case "java.util.SequencedSet":
        return LinkedHashSet.class;
      case "java.util.SortedSet":
      case "java.util.NavigableSet":
        return TreeSet.class;
      case "java.util.Queue":
      case "java.util.Deque":
        return ArrayDeque.class;
      case "java.util.Map":
      case "java.util.AbstractMap":
      case "java.util.SequencedMap":
        return LinkedHashMap.class;
      case "java.util.SortedMap":
      case "java.util.NavigableMap":
        return TreeMap.class;
      case "java.util.concurrent.ConcurrentMap":
        return ConcurrentHashMap.class;
      default:
        return null;
    }
  }

  /** The class that is built for an object of a class. */
  static Class<?> standIn(Class<?> type) {
    if (isBuildable(type)) {
      return type;
    }
    if (Map.class.isAssignableFrom(type)) {
      return SortedMap.class.isAssignableFrom(type)
          ? TreeMap.class
          : ConcurrentMap.class.isAssignableFrom(type)
              ? ConcurrentHashMap.class
              : LinkedHashMap.class;
    }
    if (Set.class.isAssignableFrom(type)) {
      return SortedSet.class.isAssignableFrom(type) ? TreeSet.class : LinkedHashSet.class;
    }
    boolean queue = Queue.class.isAssignableFrom(type) || Deque.class.isAssignableFrom(type);
    return queue && !List.class.isAssignableFrom(type) ? ArrayDeque.class : ArrayList.class;
  }

  /** Whether what is usually built will do for an object of a class: nothing needs to be said. */
  static boolean isUsual(Class<?> usual, Class<?> declared, Class<?> type) {
    if (usual == declared) {
      return type == declared;
    }
    Class<?> standIn = standIn(type);
    return standIn == usual
        // The linked ones keep the order, too.
        || (standIn == HashMap.class && usual == LinkedHashMap.class)
        || (standIn == HashSet.class && usual == LinkedHashSet.class);
  }
}
