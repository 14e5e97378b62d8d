package dev.refrain.rules;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where {@code ${NAME}} gets its value from, and how much may come from there. For one reading. */
final class Variables {
  /** Many uses of a long variable would make a small file large. */
  private static final int MOST_CHARACTERS = 1 << 20;

  private final Function<String, @Nullable String> source;
  private int left = MOST_CHARACTERS;

  Variables(Function<String, @Nullable String> source) {
    this.source = source;
  }

  @Nullable String get(String name) {
    try {
      return source.apply(name);
    } catch (RuntimeException e) {
      // A security manager may hide a variable: to the rules it is not set then.
      return null;
    }
  }

  /** Whether a value of that length may still be made; counts it. */
  boolean take(int length) {
    left = length > left ? 0 : left - length;
    return left > 0;
  }
}
