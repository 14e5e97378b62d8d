package dev.refrain.codec;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A value as it came back from bytes, and what was written beside it. Immutable. */
public final class DecodedValue {
  private final @Nullable Object value;
  private final long loadMicros;
  private final long staleMillis;

  /**
   * A value.
   *
   * @param loadMicros how long it took to load, in microseconds
   * @param staleMillis for how many milliseconds at the end of its entry's life it is stale
   */
  public DecodedValue(@Nullable Object value, long loadMicros, long staleMillis) {
    this.value = value;
    this.loadMicros = loadMicros;
    this.staleMillis = staleMillis;
  }

  public @Nullable Object value() {
    return value;
  }

  /** How long it took to load. */
  public long loadNanos() {
    return TimeUnit.MICROSECONDS.toNanos(loadMicros);
  }

  /** For how long at the end of its entry's life it is stale; 0 if never. */
  public long staleNanos() {
    return TimeUnit.MILLISECONDS.toNanos(staleMillis);
  }
}
