package dev.refrain.call.key;

import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For objects with an equals of their own that can change: by class and the content of all fields,
 * the transient and the inherited ones too.
 *
 * <p>That is finer than their equals, which may leave fields out: it costs hits, and never makes
 * two calls meet that differ.
 */
final class BeanFreezer extends Freezer {
  private final Class<?> type;
  private final Field[] fields;
  private final String[] names;
  private volatile @Nullable String example;

  /**
   * @param fields made accessible
   */
  BeanFreezer(Class<?> type, List<Field> fields) {
    this.type = type;
    this.fields = fields.toArray(new Field[0]);
    this.names = new String[this.fields.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = this.fields[i].getDeclaringClass().getName() + "." + this.fields[i].getName();
    }
  }

  @Override
  Object freeze(Object value, Freezing run) {
    run.take(fields.length);
    String outer = run.enterBean();
    Object[] frozen = new Object[fields.length];
    for (int i = 0; i < frozen.length; i++) {
      run.atField(names[i]);
      frozen[i] = run.freeze(read(fields[i], value));
    }
    run.leaveBean(outer);
    return new FrozenParts(type, frozen);
  }

  private static @Nullable Object read(Field field, Object value) {
    try {
      return field.get(value);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(field + " was made accessible", impossible);
    }
  }

  @Override
  String advice(String in, String part) {
    return advice(in, part, example());
  }

  private String example() {
    String found = example;
    if (found == null) {
      // Not in the constructor: it asks for freezers of other classes, which may ask for this one.
      found = TypeProperties.example(type);
      example = found;
    }
    return found;
  }
}
