package dev.refrain.call;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which thread waits for which flight, so that threads whose loads need each other's keys don't
 * wait in a circle.
 */
final class WaitGraph {
  private static final int MAXIMUM_DEPTH = 100;

  private final ConcurrentHashMap<Thread, Flight> waits = new ConcurrentHashMap<>();

  /**
   * Notes that the calling thread is about to wait; false, and nothing noted, where the flight
   * waits, through others, for the calling thread itself. Noting comes before looking: of two
   * threads that close a circle at once, at least one sees it.
   */
  boolean enter(Flight flight) {
    Thread self = Thread.currentThread();
    waits.put(self, flight);
    Flight next = flight;
    for (int depth = 0; next != null && depth < MAXIMUM_DEPTH; depth++) {
      Thread runner = next.runner();
      if (runner == self) {
        waits.remove(self);
        return false;
      }
      next = waitOf(runner);
    }
    return true;
  }

  private @Nullable Flight waitOf(@Nullable Thread thread) {
    return thread == null ? null : waits.get(thread);
  }

  void leave() {
    waits.remove(Thread.currentThread());
  }
}
