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
      return new RefusedKeyException(type.getName() + " " + reason + first.advice("it", part));
    }
    String where = holder == null ? part : holder;
    return new RefusedKeyException(nested(where, type, reason) + first.advice(part, part));
  }

  /** As {@link #refusal}, of what is inside something else. */
  static String nested(String holder, Class<?> type, String reason) {
    return holder + " holds " + type.getName() + ", which " + reason;
  }

  private RefusedKeyException tooMuch(String what) {
    return new RefusedKeyException(part + " " + what + first.advice("it", part));
  }
}
