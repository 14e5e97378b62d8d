package dev.refrain.codec;

import java.lang.reflect.Constructor;
import java.util.EnumMap;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes empty objects of a class: by its constructor without parameters, whatever its visibility;
 * where there is none, as deserialisation does, without running any constructor of the class.
 */
final class Instantiator {
  private final Class<?> type;

  /** Of an {@code EnumMap} or {@code EnumSet}: of which enum. */
  private final Class<?> argument;

  private volatile @Nullable Constructor<?> constructor;

  Instantiator(Class<?> type, Class<?> argument) {
    this.type = type;
    this.argument = argument;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an enum that only the declared type knows
  Object make() throws Exception {
    if (type == EnumMap.class) {
      return new EnumMap(argument);
    }
    if (type == EnumSet.class) {
      return EnumSet.noneOf((Class) argument);
    }
    Constructor<?> found = constructor;
    if (found == null) {
      found = ClassKinds.isPlatform(type) ? type.getConstructor() : constructor(type);
      constructor = found;
    }
    return found.newInstance();
  }

  private static Constructor<?> constructor(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> found;
    try {
      found = type.getDeclaredConstructor();
    } catch (NoSuchMethodException e) {
      // Supported on each Java version, though no part of the Java API.
      Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
      found =
          (Constructor<?>)
              factory
                  .getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                  .invoke(
                      factory.getMethod("getReflectionFactory").invoke(null),
                      type,
                      Object.class.getConstructor());
    }
    found.setAccessible(true);
    return found;
  }

  /** Whether an object of a class may be built as one of ours without a word. */
  boolean isUsual(Class<?> declared, Class<?> concrete) {
    return concrete == type
        || (type == EnumSet.class && EnumSet.class.isAssignableFrom(concrete))
        || (ClassKinds.isPlatform(type)
            && type != EnumMap.class
            && type != EnumSet.class
            && JdkCollections.isUsual(type, declared, concrete));
  }

  /** Whether a collection will be the same when it is built from its elements. */
  void check(Object collection, JsonOut out) throws LossyValueException {
    String refusal = JdkCollections.refusal(collection);
    if (refusal == null && !ClassKinds.isPlatform(type) && !ClassFields.of(type).isEmpty()) {
      refusal = "is a collection that has fields of its own";
    }
    if (refusal != null) {
      throw out.lossy(refusal);
    }
  }
}
