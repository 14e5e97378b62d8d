package dev.refrain.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How the objects of one class are looked at for a {@link ValuePicture}. Immutable. */
final class ClassLook {
  /** Starts of the names of classes that lead from a value into the machinery around it. */
  private static final String[] MACHINERY = {
    "org.slf4j.",
    "ch.qos.logback.",
    "org.apache.logging.",
    "org.apache.log4j.",
    "org.apache.commons.logging.",
    "kotlin.SynchronizedLazyImpl",
    "kotlin.SafePublicationLazyImpl",
    "kotlin.UnsafeLazyImpl"
  };

  private static final Class<?>[] MACHINES = {
    AutoCloseable.class, Thread.class, ClassLoader.class, Runnable.class
  };

  // With the class itself: nothing here keeps a class alive.
  private static final ClassValue<ClassLook> LOOKS =
      new ClassValue<ClassLook>() {
        @Override
        protected ClassLook computeValue(Class<?> type) {
          return new ClassLook(type);
        }
      };

  final PictureNode.Kind kind;

  /** The fields of a class of the application's that can be read. */
  final Field[] fields;

  /** Whether what it gives to read is compared, as of a collection. */
  final boolean isRead;

  private ClassLook(Class<?> type) {
    boolean collection =
        Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    if (ClassKinds.isPlatform(type)) {
      this.isRead = collection;
      this.fields = new Field[0];
      this.kind =
          isTold(type) || overridesEquals(type) ? PictureNode.Kind.LEAF : PictureNode.Kind.OPAQUE;
    } else if (isOpaque(type)) {
      this.isRead = false;
      this.fields = new Field[0];
      this.kind = PictureNode.Kind.OPAQUE;
    } else {
      this.isRead = collection && isBuiltOnKnown(type);
      this.fields = readable(type);
      this.kind = PictureNode.Kind.FIELDS;
    }
  }

  static ClassLook at(Class<?> type) {
    return LOOKS.get(type);
  }

  /** Whether the text of a JDK type's object is all of it. */
  static boolean isTold(Class<?> type) {
    return Number.class.isAssignableFrom(type)
        || CharSequence.class.isAssignableFrom(type)
        || type == Pattern.class
        // Its equals may ask for an address on the network.
        || type.getName().equals("java.net.URL")
        || type.getName().equals("java.util.concurrent.atomic.AtomicBoolean");
  }

  private static boolean isOpaque(Class<?> type) {
    for (Class<?> each : MACHINES) {
      if (each.isAssignableFrom(type)) {
        return true;
      }
    }
    for (String start : MACHINERY) {
      if (type.getName().startsWith(start)) {
        return true;
      }
    }
    return ClassKinds.refusal(type) != null;
  }

  /**
   * Whether a collection is one of the JDK's with something added, or Guava's: their content is not
   * in fields that can be read. Any other of the application's may fetch its elements when it is
   * read.
   */
  private static boolean isBuiltOnKnown(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      String name = each.getName();
      if (ClassKinds.isPlatform(each)) {
        return each != Object.class && !Modifier.isAbstract(each.getModifiers());
      }
      if (name.equals("com.google.common.collect.ImmutableCollection")
          || name.equals("com.google.common.collect.ImmutableMap")) {
        return true;
      }
    }
    return false;
  }

  private static Field[] readable(Class<?> type) {
    List<Field> readable = new ArrayList<>();
    for (Field field : ClassFields.of(type)) {
      if (ClassFields.isPart(field) && !isRemembered(field)) {
        try {
          field.setAccessible(true);
          readable.add(field);
        } catch (RuntimeException closed) {
          // Its module lets nobody in.
        }
      }
    }
    return readable.toArray(new Field[0]);
  }

  /** Whether a field looks like one in which an object notes what it has worked out. */
  private static boolean isRemembered(Field field) {
    Class<?> type = field.getType();
    if (Modifier.isFinal(field.getModifiers()) || !type.isPrimitive()) {
      return false;
    }
    String name = field.getName().toLowerCase(Locale.ROOT);
    return name.contains("hash") || name.startsWith("memoized");
  }

  private static boolean overridesEquals(Class<?> type) {
    try {
      return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
