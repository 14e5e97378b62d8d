package dev.refrain.call;

import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/**
 * When the keys whose refresh has failed may be tried again: after a pause that doubles with each
 * failure in a row, up to half a minute, of which chance takes off up to half; but so that there
 * are tries left before the stale value must not be served any more. Thread-safe.
 */
final class BackOffs {
  private static final long FIRST_NANOS = 100_000_000L;
  private static final long LONGEST_NANOS = 30_000_000_000L;

  private final ConcurrentHashMap<Object, BackOff> failing = new ConcurrentHashMap<>();
  private final DoubleSupplier random;

  BackOffs(DoubleSupplier random) {
    this.random = random;
  }

  /** Whether a key is not to be tried now. */
  boolean holds(Object key, long now) {
    BackOff backOff = failing.get(key);
    return backOff != null && now - backOff.retryAt < 0;
  }

  /**
   * A try has failed.
   *
   * @param staleUntil the end of the stale value
   * @param most no more keys than these are told apart; further ones are tried at each read
   */
  void failed(Object key, long now, long staleUntil, int most) {
    BackOff before = failing.get(key);
    if (before == null && failing.size() >= most) {
      return;
    }
    int failures = before == null ? 1 : Math.min(before.failures + 1, 62);
    long pause = FIRST_NANOS;
    for (int i = 1; i < failures && pause < LONGEST_NANOS; i++) {
      pause = Math.min(LONGEST_NANOS, pause * 2);
    }
    pause = Math.min(pause, Math.max(FIRST_NANOS, (staleUntil - now) / 2));
    pause -= (long) (0.5 * pause * random.getAsDouble());
    failing.put(key, new BackOff(failures, now + pause, staleUntil));
  }

  /** A try has succeeded, or there is nothing stale any more. */
  void ended(Object key) {
    if (!failing.isEmpty()) {
      failing.remove(key);
    }
  }

  /** Forgets keys whose stale value has ended. For one thread. */
  void sweep(long now) {
    for (Iterator<BackOff> each = failing.values().iterator(); each.hasNext(); ) {
      if (now - each.next().staleUntil >= 0) {
        each.remove();
      }
    }
  }

  void clear() {
    failing.clear();
  }

  /** Of one key. Immutable. */
  private static final class BackOff {
    private final int failures;
    private final long retryAt;
    private final long staleUntil;

    BackOff(int failures, long retryAt, long staleUntil) {
      this.failures = failures;
      this.retryAt = retryAt;
      this.staleUntil = staleUntil;
    }
  }
}
