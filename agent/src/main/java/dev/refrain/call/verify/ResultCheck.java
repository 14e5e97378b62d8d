package dev.refrain.call.verify;

import dev.refrain.codec.PictureDifference;
import dev.refrain.codec.ValuePicture;
import dev.refrain.observe.VerifyCounters;
import org.jspecify.annotations.Nullable;

/** One result to be compared with what the cache would have given in its place. Immutable. */
public final class ResultCheck {
  private final KeptValue kept;
  private final ValuePicture result;
  private final boolean isKeptOne;
  private final boolean copies;
  private final long from;
  private final long to;
  private final VerifyCounters counters;
  private final @Nullable Runnable differing;

  /**
   * A comparison.
   *
   * @param value the result, which is not kept
   * @param result what it was like before its caller had it
   * @param copies whether the cache gives each caller a value of its own
   * @param from when the call began, and
   * @param to ended, on the agent's clock
   * @param differing runs where the cache would have given another value
   */
  public ResultCheck(
      KeptValue kept,
      @Nullable Object value,
      ValuePicture result,
      boolean copies,
      long from,
      long to,
      VerifyCounters counters,
      @Nullable Runnable differing) {
    this.kept = kept;
    this.result = result;
    this.isKeptOne = value != null && value == kept.value();
    this.copies = copies;
    this.from = from;
    this.to = to;
    this.counters = counters;
    this.differing = differing;
  }

  /** Compares. Never throws. */
  void run() {
    try {
      compare();
    } catch (Throwable changing) {
      // Such as a ConcurrentModificationException: the value is being changed now.
      counters.unchecked();
    }
  }

  private void compare() {
    long age = Math.max(0, from - kept.endedAt());
    PictureDifference change = null;
    PictureDifference shown = null;
    if (!isKeptOne) {
      change = kept.picture().difference(result);
      shown = change;
      if (!copies && !kept.isGone()) {
        shown = changedByCallers(change);
      }
    }
    if (result.isWhole() && kept.picture().isWhole()) {
      noteHistory();
    }
    boolean clock = change != null && change.isClockOnly();
    counters.compared(kept.ttlNanos(), age, shown != null, change != null && !clock);
    if (shown == null) {
      return;
    }
    if (clock && change != null) {
      counters.clockOnly(change.path());
    } else {
      counters.differing(shown.path());
    }
    Runnable then = differing;
    if (then != null) {
      then.run();
    }
  }

  /** Looks whether the kept value has changed in its callers' hands; gives what they would see. */
  private @Nullable PictureDifference changedByCallers(@Nullable PictureDifference change) {
    ValuePicture now = kept.pictureNow();
    PictureDifference mutation = kept.picture().difference(now);
    if (mutation == null) {
      return change;
    }
    synchronized (kept) {
      if (!kept.saidChanged) {
        kept.saidChanged = true;
        counters.changedByCallers(mutation.path());
      }
    }
    return now.difference(result);
  }

  private void noteHistory() {
    int told;
    synchronized (kept) {
      told = kept.history.add(result.steady(), from, to);
    }
    counters.history(
        (told & ResultHistory.REPEATED) != 0,
        (told & ResultHistory.SAME_MOMENT) != 0,
        (told & ResultHistory.RETURNED) != 0);
  }
}
