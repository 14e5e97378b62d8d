package dev.refrain.store;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where an entry, or the generation of a group of entries, stands in a shared store. Immutable. */
public final class StoreKey {
  private static final Charset UTF_8 = Charset.forName("UTF-8");

  private final String text;
  private final byte[] bytes;
  private final int hash;

  /**
   * A key.
   *
   * @param text the whole key as an operator sees it, namespace first
   */
  public StoreKey(String text) {
    this.text = text;
    this.bytes = text.getBytes(UTF_8);
    this.hash = hash(bytes);
  }

  /** Hash of a key's bytes: what a store tells of a change are bytes. */
  static int hash(byte[] bytes) {
    int hash = Arrays.hashCode(bytes);
    // Keys differ in few characters, and stripes are taken from the lower bits.
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  public String text() {
    return text;
  }

  /** The key in UTF-8; not to be written to. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoreKey && Arrays.equals(((StoreKey) other).bytes, bytes);
  }

  @Override
  public String toString() {
    return text;
  }
}
