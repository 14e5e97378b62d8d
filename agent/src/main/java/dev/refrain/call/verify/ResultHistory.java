package dev.refrain.call.verify;

/**
 * The results that the calls of one key have given while one value was kept, as numbers, and when
 * the runs were. A back end that changes goes on from result to result; one that goes to and fro is
 * asked for something that the key does not tell. Bounded. For one thread at a time.
 */
final class ResultHistory {
  /** What one more result tells: there was the same before. */
  static final int REPEATED = 1;

  /** It is the first of its kind, and another was given at nearly the same moment. */
  static final int SAME_MOMENT = 2;

  /** There was the same before, and another in between. */
  static final int RETURNED = 4;

  /** Hardly any write over a network fits into this. */
  private static final long MOMENT_NANOS = 2_000_000;

  private static final int MOST = 8;

  private final Run[] kinds = new Run[MOST];
  private int count;
  private int order;

  /**
   * Adds a result; gives what it tells.
   *
   * @param from when the run that gave it began, and
   * @param to ended, on one clock
   */
  int add(long result, long from, long to) {
    Run mine = null;
    for (int i = 0; i < count; i++) {
      if (kinds[i].result == result) {
        mine = kinds[i];
      }
    }
    if (mine == null) {
      int told = isAtOnce(from, to) ? SAME_MOMENT : 0;
      kinds[count < MOST ? count++ : oldest()] = new Run(result, from, to, ++order);
      return told;
    }
    int told = REPEATED;
    for (int i = 0; i < count; i++) {
      if (kinds[i] != mine && mine.isAgainAfter(kinds[i], from)) {
        told |= RETURNED;
      }
    }
    mine.again(from, to, ++order);
    return told;
  }

  private boolean isAtOnce(long from, long to) {
    for (int i = 0; i < count; i++) {
      Run each = kinds[i];
      if (to - each.from <= MOMENT_NANOS && each.to - from <= MOMENT_NANOS) {
        return true;
      }
    }
    return false;
  }

  private int oldest() {
    int oldest = 0;
    for (int i = 1; i < MOST; i++) {
      if (kinds[i].order < kinds[oldest].order) {
        oldest = i;
      }
    }
    return oldest;
  }

  /** The runs that gave one result. */
  private static final class Run {
    private final long result;
    private final long firstTo;
    private long from;
    private long to;
    private int order;
    private boolean repeated;

    Run(long result, long from, long to, int order) {
      this.result = result;
      this.firstTo = to;
      this.from = from;
      this.to = to;
      this.order = order;
    }

    void again(long nextFrom, long nextTo, int nextOrder) {
      repeated = true;
      from = nextFrom;
      to = nextTo;
      order = nextOrder;
    }

    /**
     * Whether a run of this result that begins now proves that another result was left again:
     * either lay in between, or both were there before and are there again.
     */
    boolean isAgainAfter(Run other, long now) {
      boolean between = other.order > order && other.from - to >= 0 && now - other.to >= 0;
      long both = Math.max(firstTo, other.firstTo);
      return between || (other.repeated && now - both >= 0 && other.from - both >= 0);
    }
  }
}
