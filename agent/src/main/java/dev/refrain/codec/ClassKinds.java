package dev.refrain.codec;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the JDK's classes from an application's, and finds those that no codec may touch. */
final class ClassKinds {
  /** Parts of the names of classes that are made at run time, often to load things lazily. */
  private static final String[] GENERATED = {
    "$$EnhancerBy",
    "$$SpringCGLIB",
    "$$FastClassBy",
    "_$$_",
    "$HibernateProxy$",
    "$ByteBuddy$",
    "$MockitoMock$",
    "$$Lambda",
    "$Proxy"
  };

  /** Starts of the names of collections that fetch their elements when they are read. */
  private static final String[] LAZY_COLLECTIONS = {
    "org.hibernate.collection.", "org.eclipse.persistence.indirection.",
    "org.eclipse.persistence.internal.indirection.", "org.apache.openjpa.util.java$util$",
    "org.datanucleus.store.types."
  };

  private ClassKinds() {}

  /** Whether the JVM brings the class: its fields are nobody's business. */
  static boolean isPlatform(Class<?> type) {
    Class<?> inner = type;
    for (Class<?> next = inner; next != null; next = next.getComponentType()) {
      inner = next;
    }
    ClassLoader loader = inner.getClassLoader();
    return loader == null || loader == ClassLoader.getSystemClassLoader().getParent();
  }

  /** What is wrong with a class that must not be looked into, or {@code null}. */
  static @Nullable String refusal(Class<?> type) {
    String name = type.getName();
    for (String start : LAZY_COLLECTIONS) {
      if (name.startsWith(start)) {
        return "loads its content lazily";
      }
    }
    // Only hidden classes have a slash in their name.
    if (Proxy.isProxyClass(type) || name.indexOf('/') >= 0) {
      return "is made at run time, such as a proxy or a lambda";
    }
    for (String part : GENERATED) {
      if (name.contains(part)) {
        return "is made at run time, such as a proxy or a lambda";
      }
    }
    for (Class<?> next = type; next != null; next = next.getSuperclass()) {
      for (Class<?> each : next.getInterfaces()) {
        if (each.getName().equals("org.hibernate.proxy.HibernateProxy")
            || each.getName().equals("org.hibernate.engine.spi.PersistentAttributeInterceptable")) {
          return "loads its content lazily";
        }
      }
    }
    return null;
  }

  /** The names of a record's components, in the order of its constructor; else {@code null}. */
  static @Nullable List<String> components(Class<?> type) throws ReflectiveOperationException {
    Class<?> above = type.getSuperclass();
    if (above == null || !above.getName().equals("java.lang.Record")) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (Object each : (Object[]) Class.class.getMethod("getRecordComponents").invoke(type)) {
      names.add((String) each.getClass().getMethod("getName").invoke(each));
    }
    return names;
  }

  /** The only classes that a sealed one lets extend it; none for any other. */
  static Class<?>[] permitted(Class<?> type) {
    try {
      Class<?>[] found = (Class<?>[]) Class.class.getMethod("getPermittedSubclasses").invoke(type);
      return found == null ? new Class<?>[0] : found;
    } catch (ReflectiveOperationException e) {
      // Before Java 17 nothing is sealed.
      return new Class<?>[0];
    }
  }
}
