package dev.refrain.call;

import dev.refrain.store.Aging;
import dev.refrain.store.StampedValue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The stale value that a flight's callers may be served. Thread-safe. */
final class Bridge {
  private final StampedValue kept;
  private final Aging aging;
  private final boolean refresh;
  private final AtomicBoolean blamed = new AtomicBoolean();

  /** What was served in place of the load's failure. */
  private volatile boolean crossed;

  private volatile boolean soft;

  /**
   * A value.
   *
   * @param refresh whether nobody is to wait for the load
   */
  Bridge(StampedValue kept, Aging aging, boolean refresh) {
    this.kept = kept;
    this.aging = aging;
    this.refresh = refresh;
  }

  /** A flight's stale value, if it has one and while that may be served. */
  static @Nullable StampedValue value(Flight flight, long now) {
    Bridge over = flight.bridge();
    return over != null && over.aging.isServable(now) && over.kept.isCurrent() && !flight.isVoided()
        ? over.kept
        : null;
  }

  StampedValue kept() {
    return kept;
  }

  /** Whether nobody waits for this load: callers are served what is stale. */
  static boolean isRefresh(Flight flight) {
    Bridge over = flight.bridge();
    return over != null && over.refresh;
  }

  /** The load has failed, or takes so long that it is as good as failed. */
  void blame(Flight flight, EntryKeeper keeper) {
    if (blamed.compareAndSet(false, true)) {
      keeper.failed(flight.key(), aging);
    }
  }

  /** The load takes long: from now on nobody waits for it while there is the value. */
  void soften() {
    soft = true;
  }

  /** Whether a flight's callers are to be served what is stale in place of waiting. */
  static boolean isSoft(Flight flight, long now) {
    Bridge over = flight.bridge();
    return over != null && over.soft && value(flight, now) != null;
  }

  /** The failed load's callers get the value. */
  void cross() {
    crossed = true;
  }

  /** What was served in place of a load's failure; {@code null}: the failure. */
  static @Nullable StampedValue crossed(Flight flight) {
    Bridge over = flight.bridge();
    return over != null && over.crossed ? over.kept : null;
  }
}
