package dev.refrain.call.key;

import org.jspecify.annotations.Nullable;

/** One part of one call on its way to become a value: how deep, how large, where. */
final class Freezing {
  static final int MOST_LEVELS = 32;
  static final int MOST_VALUES = 100_000;

  private final String part;
  private final Freezer first;
  private @Nullable String holder;
  private int levels;
  private int beans;
  private long values;

  Freezing(String part, Freezer first) {
    this.part = part;
    this.first = first;
  }

  Object freezeFirst(Object value) {
    return first.freeze(value, this);
  }

  Object freeze(@Nullable Object value) {
    if (value == null) {
      return NullKey.NULL;
    }
    Freezer freezer = Freezer.of(value.getClass());
    if (freezer == SelfFreezer.SELF) {
      return value;
    }
    if (++levels > MOST_LEVELS) {
      throw tooMuch("is nested more than " + MOST_LEVELS + " levels deep, or holds itself");
    }
    Object frozen = freezer.freeze(value, this);
    levels--;
    return frozen;
  }

  /** In order; the given array stays as it is. */
  Object[] freezeAll(@Nullable Object[] all) {
    take(all.length);
    Object[] frozen = new Object[all.length];
    for (int i = 0; i < all.length; i++) {
      frozen[i] = freeze(all[i]);
    }
    return frozen;
  }

  /** Before so many values are copied. */
  void take(long count) {
    values += count;
    if (values > MOST_VALUES) {
      throw tooMuch("holds more than " + MOST_VALUES + " values");
    }
  }

  /** Before the fields of a bean; gives what {@link #leaveBean} wants. */
  @Nullable String enterBean() {
    beans++;
    return holder;
  }

  void atField(String field) {
    holder = field;
  }

  void leaveBean(@Nullable String outer) {
    beans--;
    holder = outer;
  }

  boolean isInBean() {
    return beans > 0;
  }

  /**
   * @param type the class that can't be made a value
   * @param reason as said of it: has, is, …
   */
  RefusedKeyException refusal(Class<?> type, String reason) {
    if (levels == 0) {
      return new RefusedKeyException(
          type.getTypeName() + " " + reason + advice("it", part, first.example()));
    }
    return new RefusedKeyException(
        message(holder == null ? part : holder, type, reason, part, first.example()));
  }

  private RefusedKeyException tooMuch(String what) {
    return new RefusedKeyException(part + " " + what + advice("it", part, first.example()));
  }

  static String message(String holder, Class<?> type, String reason, String part, String example) {
    return holder
        + " holds a "
        + type.getTypeName()
        + ", which "
        + reason
        + advice(part, part, example);
  }

  static String advice(String in, String part, String example) {
    return "; name a path in "
        + in
        + (example.isEmpty() ? "" : ", such as " + part + "." + example);
  }
}
