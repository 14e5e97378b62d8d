package dev.refrain.observe;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Log lines about errors, one a minute for each rule and kind at the most, so that a fault on a hot
 * path does not flood the log. Of an exception it tells the type and the place: a message may hold
 * values.
 */
final class TroubleLog {
  private static final long QUIET_NANOS = 60_000_000_000L;
  private static final int MAXIMUM_KINDS = 1_000;

  private final Log log;
  private final ConcurrentHashMap<String, Long> lastTold = new ConcurrentHashMap<>();

  TroubleLog(Log log) {
    this.log = log;
  }

  void tell(MethodCounters of, String doing, Throwable failure, String outcome) {
    String kind =
        of.rule() + "\n" + of.method() + "\n" + doing + "\n" + failure.getClass().getName();
    long now = System.nanoTime();
    Long last = lastTold.get(kind);
    if (last != null ? now - last < QUIET_NANOS : lastTold.size() >= MAXIMUM_KINDS) {
      return;
    }
    if (last == null
        ? lastTold.putIfAbsent(kind, now) != null
        : !lastTold.replace(kind, last, now)) {
      return;
    }
    log.line(
        "rule '"
            + of.rule()
            + "', "
            + of.method()
            + ": "
            + doing
            + describe(failure)
            + "; "
            + outcome
            + " (further ones in the next minute are only counted)");
  }

  private static String describe(Throwable failure) {
    if (failure instanceof SafeMessage) {
      return " failed: " + failure.getMessage();
    }
    String type = " failed with " + failure.getClass().getName();
    try {
      StackTraceElement[] trace = failure.getStackTrace();
      return type + (trace.length == 0 ? "" : " at " + trace[0]);
    } catch (Throwable overridden) {
      // An exception of the application's may answer with another one.
      return type;
    }
  }
}
