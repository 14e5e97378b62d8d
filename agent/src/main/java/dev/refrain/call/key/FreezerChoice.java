package dev.refrain.call.key;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Decides how instances of a class are made values; the package describes the order. */
final class FreezerChoice {
  private FreezerChoice() {}

  static Freezer of(Class<?> type) {
    try {
      return choose(type);
    } catch (RuntimeException | LinkageError failed) {
      // A class whose members can't be listed, because a class that they name is not there.
      return new RefusingFreezer(type, "can't be looked into (" + failed + ")");
    }
  }

  private static Freezer choose(Class<?> type) {
    if (type.isArray()) {
      return type.getComponentType().isPrimitive()
          ? PrimitiveArrayFreezer.PRIMITIVES
          : ArrayFreezer.OBJECTS;
    }
    if (Enum.class.isAssignableFrom(type)) {
      return SelfFreezer.SELF;
    }
    if (Map.class.isAssignableFrom(type)) {
      return new MapFreezer(type);
    }
    if (Collection.class.isAssignableFrom(type)) {
      return new CollectionFreezer(type);
    }
    if (Proxy.isProxyClass(type) || KnownTypes.isProxy(type)) {
      return new RefusingFreezer(type, "is a class made at run time, such as a proxy or a lambda");
    }
    boolean jdk = MemberAccess.isJdk(type);
    if (jdk && KnownTypes.isJdkValue(type)) {
      return SelfFreezer.SELF;
    }
    if (jdk && CopyFreezer.isFor(type)) {
      return CopyFreezer.COPY;
    }
    if (!hasEquals(type)) {
      return new RefusingFreezer(type, RefusingFreezer.NO_EQUALS);
    }
    if (jdk) {
      return new RefusingFreezer(type, "is no value type of the JDK");
    }
    return KnownTypes.isLibraryValue(type) ? TypedFreezer.TYPED : ofApplication(type);
  }

  private static Freezer ofApplication(Class<?> type) {
    if (ImmutableTypes.isValue(type)) {
      return SelfFreezer.SELF;
    }
    List<Field> fields = TypeMembers.fields(type);
    for (Field field : fields) {
      if (!MemberAccess.open(field)) {
        return new RefusingFreezer(
            type,
            "keeps a field closed ("
                + field.getDeclaringClass().getName()
                + "."
                + field.getName()
                + "): its module does not open its package");
      }
    }
    return new BeanFreezer(type, fields);
  }

  /** Whether it or a superclass defines equality. */
  private static boolean hasEquals(Class<?> type) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      if (ImmutableTypes.declaresEquals(c)) {
        return true;
      }
    }
    return false;
  }

  static boolean isFinal(Field field) {
    return Modifier.isFinal(field.getModifiers());
  }
}
