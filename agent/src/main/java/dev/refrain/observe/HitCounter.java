package dev.refrain.observe;

/**
 * Counts hits in a nanosecond, and keeps marks of a few of them: plain writes to a few stripes far
 * apart, one for each thread as far as they go. Two threads on one stripe may lose a count; a
 * report can bear that, a hit can't bear more.
 */
public final class HitCounter {
  /** How many places for marks there are. */
  public static final int MARKS = 240;

  private static final int STRIPES = 16;

  /** A count and its marks, on two cache lines: neighbours are fetched together. */
  private static final int STRIDE = 16;

  private static final int GOLDEN = 0x9E3779B9;

  /** The first stripe is left to the array's length, which every thread reads. */
  private final long[] cells = new long[(STRIPES + 1) * STRIDE];

  private boolean marking;
  private boolean marked;

  /**
   * Counts one.
   *
   * @return whether it is to be marked, as one of every four is once marks are wanted: spread
   *     evenly, since counting them off could fall in with a caller's own period
   */
  public boolean add() {
    int cell = cell();
    long count = cells[cell];
    cells[cell] = count + 1;
    return marking && ((int) count * GOLDEN) >>> 30 == 0;
  }

  /** From now on, hits are to be marked. */
  public void wantMarks() {
    if (!marking) {
      marking = true;
    }
  }

  private static int cell() {
    return (((int) Thread.currentThread().getId() & (STRIPES - 1)) + 1) * STRIDE;
  }

  /** Leaves a mark, maybe in place of an earlier one. */
  public void mark(int mark) {
    int cell = cell();
    int random = (int) cells[cell] * GOLDEN;
    int place = (((random >>> 8) & 0xff) * (STRIDE - 1)) >>> 8;
    cells[cell + 1 + place] = (mark & 0xFFFFFFFFL) + 1;
    if (!marked) {
      marked = true;
    }
  }

  /** Whether marks may have been left since the last time that this gave true. */
  public boolean takeMarked() {
    boolean any = marked;
    if (any) {
      marked = false;
    }
    return any;
  }

  /** Takes the mark of one of {@link #MARKS} places away; negative if there is none. */
  public long takeMark(int place) {
    int cell = STRIDE + place / (STRIDE - 1) * STRIDE + 1 + place % (STRIDE - 1);
    long mark = cells[cell] - 1;
    if (mark >= 0) {
      cells[cell] = 0;
    }
    return mark;
  }

  /** All hits counted. */
  public long sum() {
    long sum = 0;
    for (int i = STRIDE; i < cells.length; i += STRIDE) {
      sum += cells[i];
    }
    return sum;
  }
}
