package dev.refrain.call.key;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * For collections of any implementation, by content: a list in its order, a set in none, any other
 * in the order in which it gives its elements.
 */
final class CollectionFreezer extends Freezer {
  static final String MAY_BE_LAZY = "may load its content only when it is read";

  private final Class<?> type;
  private final Class<?> kind;

  CollectionFreezer(Class<?> type) {
    this.type = type;
    this.kind =
        List.class.isAssignableFrom(type)
            ? List.class
            : Set.class.isAssignableFrom(type) ? Set.class : Collection.class;
  }

  @Override
  Object freeze(Object value, Freezing run) {
    if (run.isInBean() && !isEager(type)) {
      throw run.refusal(type, MAY_BE_LAZY);
    }
    Collection<?> collection = (Collection<?>) value;
    run.take(collection.size());
    // One call, which a synchronized or concurrent collection answers consistently.
    Object[] frozen = run.freezeAll(collection.toArray());
    if (kind != Set.class) {
      return new FrozenParts(kind, frozen);
    }
    Set<Object> set = new HashSet<>(Arrays.asList(frozen));
    if (set.size() != frozen.length) {
      throw run.refusal(type, "tells elements apart that are equal");
    }
    return new FrozenParts(kind, set);
  }

  /**
   * Whether reading it has no side effects. The collection inside a bean may be one that an object
   * mapper fills from a database at the first look; an argument itself the method would read too.
   */
  static boolean isEager(Class<?> type) {
    String name = type.getName();
    return (name.startsWith("java.util.") && MemberAccess.isJdk(type))
        || name.startsWith("com.google.common.collect.")
        || name.startsWith("kotlin.collections.");
  }
}
