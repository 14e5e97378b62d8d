package dev.refrain.observe;

import org.jspecify.annotations.Nullable;

/**
 * The log lines about the outages of a store, or of one of its nodes. A few are told as they come;
 * of what comes and goes only one each half minute, and one that lasts. An end is told where its
 * beginning was. Thread-safe.
 */
final class OutageLog {
  private static final int MOST_AT_ONCE = 5;
  private static final long BETWEEN_NANOS = 30_000_000_000L;
  private static final long LASTING_NANOS = 10_000_000_000L;

  private final Log log;
  private final String what;
  private final String meanwhile;
  private int allowance = MOST_AT_ONCE;
  private long allowanceAt;
  private long begun;
  private boolean down;
  private boolean told;
  private int untold;

  /**
   * No outage yet.
   *
   * @param what does not answer, when it does not
   * @param meanwhile what happens until it does
   */
  OutageLog(Log log, String what, String meanwhile, long now) {
    this.log = log;
    this.what = what;
    this.meanwhile = meanwhile;
    this.allowanceAt = now;
  }

  synchronized void down(@Nullable String why, long now) {
    down = true;
    begun = now;
    told = isAllowed(now);
    if (told) {
      tell(why);
    } else {
      untold++;
    }
  }

  /** It is still down. */
  synchronized void lasts(@Nullable String why, long now) {
    if (down && !told && now - begun >= LASTING_NANOS) {
      told = true;
      untold--;
      tell(why);
    }
  }

  synchronized void up(String line) {
    down = false;
    if (told) {
      log.line(line);
    }
  }

  private boolean isAllowed(long now) {
    long more = (now - allowanceAt) / BETWEEN_NANOS;
    if (more > 0) {
      allowanceAt += more * BETWEEN_NANOS;
      allowance = (int) Math.min(MOST_AT_ONCE, allowance + more);
    }
    if (allowance == 0) {
      return false;
    }
    allowance--;
    return true;
  }

  private void tell(@Nullable String why) {
    log.line(
        what
            + " does not answer"
            + (why == null ? "" : " (" + why + ")")
            + "; "
            + meanwhile
            + (untold == 0
                ? ""
                : "; it has come and gone "
                    + (untold == 1 ? "once" : untold + " times")
                    + " without a line; if it is slow, a longer 'timeout' helps"));
    untold = 0;
  }
}
