package dev.refrain.call.verify;

import dev.refrain.codec.RunSpan;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kept values whose hits were checked last, and what they were like then. Thread-safe. */
public final class SampledValues {
  private static final int MOST = 1_000;

  private final Map<Object, KeptValue> known = new Latest();

  /** A kept value: as it was when a hit of it was first checked, if it is still the key's. */
  public KeptValue of(
      Object key, @Nullable Object value, long millis, long nanos, long now, long ttlNanos) {
    synchronized (known) {
      KeptValue before = known.get(key);
      if (before != null && value != null && before.value() == value) {
        return before;
      }
    }
    KeptValue made = KeptValue.borrowed(value, RunSpan.since(millis, nanos), now, ttlNanos);
    synchronized (known) {
      known.put(key, made);
    }
    return made;
  }

  /** Forgets those that have not been asked for longest. */
  private static final class Latest extends LinkedHashMap<Object, KeptValue> {
    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Object, KeptValue> eldest) {
      return size() > MOST;
    }
  }
}
