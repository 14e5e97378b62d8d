package dev.refrain.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for a flight: its own caller, where that has a result in hands, and those who have
 * joined. For one thread at a time: under the flight's lock, until they are taken.
 */
final class Passengers {
  private @Nullable List<Waiter> waiters;
  private @Nullable Waiter leader;

  void add(Waiter waiter) {
    if (waiters == null) {
      waiters = new ArrayList<>();
    }
    waiters.add(waiter);
  }

  void lead(Waiter waiter) {
    leader = waiter;
  }

  void remove(Waiter waiter) {
    if (leader == waiter) {
      leader = null;
    }
    if (waiters != null) {
      waiters.remove(waiter);
    }
  }

  /** All of them; none is left. */
  Passengers takeAll() {
    Passengers all = new Passengers();
    all.waiters = waiters;
    all.leader = leader;
    waiters = null;
    leader = null;
    return all;
  }

  /**
   * Tells those who have joined, each of them a value of its own.
   *
   * @param pristine a value that no caller has in its hands
   */
  void tellJoined(EntryKeeper keeper, @Nullable Object pristine, @Nullable Throwable failure) {
    List<Waiter> all = waiters;
    for (int i = 0; all != null && i < all.size(); i++) {
      all.get(i).tell(failure == null ? keeper.copyOrSame(pristine) : null, failure);
    }
  }

  /** Tells the flight's own caller. */
  void tellLeader(@Nullable Object value, @Nullable Throwable failure) {
    Waiter first = leader;
    if (first != null) {
      first.tell(value, failure);
    }
  }
}
