package dev.refrain.call;

import dev.refrain.store.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A load's value on its way into memory and, where it has bytes, into a shared store. Immutable.
 */
final class Landing {
  private final Entry entry;
  private final byte @Nullable [] bytes;
  private final long ttlMillis;

  /** For memory only. */
  Landing(Entry entry) {
    this(entry, null, 0);
  }

  Landing(Entry entry, byte @Nullable [] bytes, long ttlMillis) {
    this.entry = entry;
    this.bytes = bytes;
    this.ttlMillis = ttlMillis;
  }

  Entry entry() {
    return entry;
  }

  byte @Nullable [] bytes() {
    return bytes;
  }

  long ttlMillis() {
    return ttlMillis;
  }
}
