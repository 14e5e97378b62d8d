package dev.refrain.codec;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The application's classes that a value may consist of: those that its declared type reaches, and
 * those of allowed packages. No other name is ever looked up.
 */
final class AllowedClasses {
  /** Behind a package: and all packages below it. */
  private static final String BELOW = ".**";

  private final Map<String, Class<?>> closure;
  private final List<String> packages;
  private final @Nullable ClassLoader loader;
  private final long shape;
  private final Map<Class<?>, Long> shapes = new ConcurrentHashMap<>();

  AllowedClasses(CodecSettings settings) throws LossyValueException {
    this.closure = TypeClosure.of(settings.type());
    this.packages = settings.allow();
    this.loader = settings.loader();
    this.shape =
        ShapeDigest.of(ValueType.of(settings.type()), closure.values(), settings.meaning());
  }

  /** Tells versions of the declared type, and of what its values mean, apart. */
  long shape() {
    return shape;
  }

  /** Tells versions of one class apart. */
  long shape(Class<?> type) {
    Long known = shapes.get(type);
    if (known == null) {
      known = ShapeDigest.of(type);
      shapes.put(type, known);
    }
    return known;
  }

  boolean allows(Class<?> type) {
    return closure.get(type.getName()) == type
        || (isInPackage(type.getName()) && !ClassKinds.isPlatform(type));
  }

  /**
   * The class of a name, not initialised.
   *
   * @throws DamagedValueException if it is not allowed
   * @throws OtherShapeException if it is allowed, but this application has none
   */
  Class<?> find(String name) throws DamagedValueException, OtherShapeException {
    Class<?> known = closure.get(name);
    if (known != null) {
      return known;
    }
    if (!isInPackage(name)) {
      throw new DamagedValueException("names a class that is not allowed");
    }
    Class<?> found;
    try {
      found = Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new OtherShapeException("there is no class " + name + " here");
    }
    if (ClassKinds.isPlatform(found)) {
      throw new DamagedValueException("names a class that is not allowed");
    }
    return found;
  }

  private boolean isInPackage(String name) {
    String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    for (int i = 0; i < packages.size(); i++) {
      String each = packages.get(i);
      boolean within =
          each.endsWith(BELOW)
              ? (packageName + '.').startsWith(each.substring(0, each.length() - 2))
              : packageName.equals(each);
      if (within) {
        return true;
      }
    }
    return false;
  }
}
