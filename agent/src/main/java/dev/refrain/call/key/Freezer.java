package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/**
 * Makes the instances of one class values: what it gives does not change when the instance does,
 * and two are equal only if the instances were alike. Thread-safe.
 *
 * <p>What a freezer holds refers to its own class and that class's supertypes alone, and hangs off
 * the class: it keeps no class loader from being collected.
 */
abstract class Freezer {
  private static final ClassValue<Freezer> FREEZERS =
      new ClassValue<Freezer>() {
        @Override
        protected Freezer computeValue(Class<?> type) {
          return FreezerChoice.of(type);
        }
      };

  /** Of the concrete class of an object. */
  static Freezer of(Class<?> type) {
    return FREEZERS.get(type);
  }

  /**
   * @param part the part's text, for messages
   */
  static Object freeze(Object value, String part) {
    Class<?> type = value.getClass();
    if (type == String.class || type == Integer.class || type == Long.class) {
      return value;
    }
    Freezer freezer = FREEZERS.get(type);
    return freezer == SelfFreezer.SELF ? value : new Freezing(part, freezer).freezeFirst(value);
  }

  /** Whether every instance that a declared type allows is its own value. */
  static boolean isPlain(Class<?> declared) {
    return Enum.class.isAssignableFrom(declared)
        || (TypeRelation.isFinal(declared)
            && !declared.isArray()
            && of(declared) == SelfFreezer.SELF);
  }

  /** Why no instance that a declared type allows can be made a value; {@code null}: some can. */
  static @Nullable String refusal(Class<?> declared, String part) {
    Class<?> element = declared;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    if (!TypeRelation.isFinal(element) || element.isPrimitive()) {
      return null;
    }
    Freezer freezer = of(element);
    if (!(freezer instanceof RefusingFreezer)) {
      return null;
    }
    String reason = ((RefusingFreezer) freezer).reason();
    return element == declared
        ? element.getName() + " " + reason + freezer.advice("it", part)
        : Freezing.nested(part, element, reason) + of(declared).advice(part, part);
  }

  /** Never of null. */
  abstract Object freeze(Object value, Freezing run);

  /**
   * What the user can do instead, to follow the reason of a refusal.
   *
   * @param in how the message calls the whole that could be narrowed
   */
  String advice(String in, String part) {
    return "; name other parts for the key";
  }

  /** Of a type with properties. */
  static String advice(String in, String part, String example) {
    return "; name a path in "
        + in
        + (example.isEmpty() ? "" : ", such as " + part + "." + example);
  }
}
