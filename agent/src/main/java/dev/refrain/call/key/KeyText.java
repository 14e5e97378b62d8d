package dev.refrain.call.key;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes keys as text that is the same in every process, for stores that processes share: {@code
 * ACME,5}. Two different keys of one plan never have the same text. Immutable.
 *
 * <p>A part of a type that has no subclasses stands as it is; any other names its type, as in
 * {@code Long:5}. What holds a character with a meaning here is quoted.
 */
public final class KeyText {
  private static final int MOST_NATURAL_PARTS = 4;
  private static final int UUID_LENGTH = 36;

  private final Class<?>[] types;

  private KeyText(Class<?>[] types) {
    this.types = types;
  }

  /** Of the keys of one plan. */
  public static KeyText of(KeyPlan plan) {
    return new KeyText(plan.types().toArray(new Class<?>[0]));
  }

  /**
   * The text of a key that the plan has made.
   *
   * @throws RefusedKeyException if a part is of a class whose instances no text can tell apart
   */
  public String text(Object key) {
    TextWriter out = new TextWriter();
    if (key instanceof PairKey) {
      PairKey pair = (PairKey) key;
      write(out, 0, pair.first());
      write(out.comma(), 1, pair.second());
    } else if (key instanceof TripleKey) {
      TripleKey triple = (TripleKey) key;
      write(out, 0, triple.first());
      write(out.comma(), 1, triple.second());
      write(out.comma(), 2, triple.third());
    } else if (key instanceof TupleKey) {
      Object[] parts = ((TupleKey) key).parts();
      for (int i = 0; i < parts.length; i++) {
        write(i == 0 ? out : out.comma(), i, parts[i]);
      }
    } else if (key != NullKey.NOTHING) {
      write(out, 0, key);
    }
    return out.toString();
  }

  private void write(TextWriter out, int part, Object value) {
    out.part(value, TypeRelation.isFinal(types[part]) || types[part].isEnum());
  }

  /**
   * The texts that these values can have as the key of any plan to whose types they can be
   * converted; {@code null} where that can't be told without the types.
   */
  public static @Nullable List<String> natural(List<@Nullable Object> values) {
    if (values.size() > MOST_NATURAL_PARTS) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    // Each part with the name of its type or without, as the plan's type would have it.
    for (int known = 0; known < 1 << values.size(); known++) {
      TextWriter out = new TextWriter();
      for (int i = 0; i < values.size(); i++) {
        Object value = values.get(i);
        if (!isNatural(value)) {
          return null;
        }
        (i == 0 ? out : out.comma())
            .part(value == null ? NullKey.NULL : value, (known >> i & 1) == 0);
      }
      texts.add(out.toString());
    }
    return texts;
  }

  private static boolean isNatural(@Nullable Object value) {
    if (value instanceof String) {
      // Such a text may stand for a number or a UUID, which may be written in more than one way.
      return !((String) value).isEmpty()
          && Character.isLetter(((String) value).charAt(0))
          && ((String) value).length() != UUID_LENGTH;
    }
    return value == null
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Boolean
        || value instanceof Enum
        || value instanceof UUID;
  }
}
