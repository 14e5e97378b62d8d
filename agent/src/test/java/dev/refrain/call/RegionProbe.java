package dev.refrain.call;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at what a region keeps to itself. */
final class RegionProbe {
  private RegionProbe() {}

  /** Whether no flight is known, nor counted. */
  static boolean isIdle(Region region) {
    return ((Map<?, ?>) read(region, "flights")).isEmpty() && inFlight(region) == 0;
  }

  static int inFlight(Region region) {
    return ((AtomicInteger) read(region, "inFlight")).get();
  }

  /** How many of those who wait for a flight it still holds. */
  static int waiters(Flight flight) {
    List<?> waiters = (List<?>) read(read(flight, "passengers"), "waiters");
    return waiters == null ? 0 : waiters.size();
  }

  private static Object read(Object of, String name) {
    try {
      Field field = of.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(of);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
