package dev.refrain.codec;

import java.util.Arrays;

/**
 * Which shapes of objects a codec has given back whole: numbers made of a class, the place where it
 * was found, and which of its fields were null. Bounded: what does not fit is checked each time.
 */
final class SeenShapes {
  private static final int MAXIMUM = 4096;

  /** Open addressing; zero is free. Replaced when it grows, so that readers need no lock. */
  private volatile long[] table = new long[64];

  private int count;

  boolean has(long shape) {
    long[] now = table;
    return now[slot(now, shape)] == shape;
  }

  synchronized void add(long shape) {
    long[] now = table;
    int slot = slot(now, shape);
    if (now[slot] == shape || count == MAXIMUM) {
      return;
    }
    count++;
    long[] next = Arrays.copyOf(now, now.length);
    if (count * 2 > now.length) {
      next = new long[now.length * 2];
      for (long each : now) {
        next[slot(next, each)] = each;
      }
    }
    next[slot(next, shape)] = shape;
    table = next;
  }

  /** Where it is, or the free place where it would be. */
  private static int slot(long[] table, long shape) {
    int slot = (int) (shape ^ (shape >>> 32)) & table.length - 1;
    while (table[slot] != 0 && table[slot] != shape) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }
}
