package dev.refrain.observe;

/**
 * Counts hits in a nanosecond: plain adds to a few cells far apart, one for each thread as far as
 * they go. Two threads on one cell may lose a count; a report can bear that, a hit can't bear more.
 */
public final class HitCounter {
  private static final int STRIPES = 16;

  /** Cells of different stripes share no cache line, nor a pair that is fetched together. */
  private static final int STRIDE = 16;

  private final long[] cells = new long[STRIPES * STRIDE];

  /** The calling thread's cell. */
  public int cell() {
    return ((int) Thread.currentThread().getId() & STRIPES - 1) * STRIDE;
  }

  /** Counts one, and gives the cell's count before. */
  public long add(int cell) {
    return cells[cell]++;
  }

  /** The count of one cell. */
  public long peek(int cell) {
    return cells[cell];
  }

  /** All hits counted. */
  public long sum() {
    long sum = 0;
    for (int i = 0; i < cells.length; i += STRIDE) {
      sum += cells[i];
    }
    return sum;
  }
}
