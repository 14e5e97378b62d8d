package dev.refrain.call.key;

import java.lang.reflect.Field;
import java.util.List;

/** Reads what an immutable value of the application's is made of. */
final class BeanText {
  private BeanText() {}

  /**
   * @throws RefusedKeyException if its class can't be looked into
   */
  static Object[] fields(Object value) {
    Class<?> type = value.getClass();
    if (!ImmutableTypes.isValue(type)) {
      throw refusal(type);
    }
    List<Field> fields = TypeMembers.fields(type);
    Object[] parts = new Object[fields.size()];
    for (int i = 0; i < parts.length; i++) {
      Field field = fields.get(i);
      if (!MemberAccess.open(field)) {
        throw refusal(type);
      }
      try {
        Object part = field.get(value);
        parts[i] = part == null ? NullKey.NULL : part;
      } catch (IllegalAccessException impossible) {
        throw refusal(type);
      }
    }
    return parts;
  }

  private static RefusedKeyException refusal(Class<?> type) {
    return new RefusedKeyException(
        type.getName()
            + " has no text that every process would write alike, which a shared store needs;"
            + " name a path in it");
  }
}
