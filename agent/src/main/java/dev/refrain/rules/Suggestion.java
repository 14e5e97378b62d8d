package dev.refrain.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody who mistyped a name most likely meant. */
public final class Suggestion {
  /** Longer names are not compared: the work grows with the square of the length. */
  private static final int LONGEST = 200;

  private Suggestion() {}

  /** The nearest of the candidates, or {@code null} if none is near. */
  public static @Nullable String among(String found, Iterable<String> candidates) {
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int limit = Math.max(1, Math.max(found.length(), candidate.length()) / 3);
      int distance = distance(found, candidate, Math.min(limit, least - 1));
      if (distance > limit && least > LONGEST && isWithin(found, candidate)) {
        best = candidate;
        least = LONGEST;
      }
      if (distance < least && distance <= limit) {
        best = candidate;
        least = distance;
      }
    }
    return best;
  }

  /** {@code jitter} for {@code ttlJitter}, {@code evictions} for {@code evict}. */
  private static boolean isWithin(String found, String candidate) {
    int length = Math.min(found.length(), candidate.length());
    if (length < 4 || Math.max(found.length(), candidate.length()) > LONGEST) {
      return false;
    }
    String one = found.toLowerCase(Locale.ROOT);
    String other = candidate.toLowerCase(Locale.ROOT);
    return one.contains(other) || other.contains(one);
  }

  /** Insertions, deletions, replacements and swaps of neighbours; case does not count. */
  static int distance(String one, String other, int limit) {
    int width = other.length();
    if (Math.abs(one.length() - width) > limit || one.length() > LONGEST || width > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[] before = new int[width + 1];
    int[] last = new int[width + 1];
    int[] row = new int[width + 1];
    for (int j = 0; j <= width; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= width; j++) {
        int cost = same(one.charAt(i - 1), other.charAt(j - 1)) ? 0 : 1;
        int steps = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (i > 1
            && j > 1
            && same(one.charAt(i - 1), other.charAt(j - 2))
            && same(one.charAt(i - 2), other.charAt(j - 1))) {
          steps = Math.min(steps, before[j - 2] + 1);
        }
        row[j] = steps;
        least = Math.min(least, steps);
      }
      if (least > limit) {
        return Integer.MAX_VALUE;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[width];
  }

  private static boolean same(char one, char other) {
    return Character.toLowerCase(one) == Character.toLowerCase(other);
  }
}
