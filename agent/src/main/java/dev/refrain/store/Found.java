package dev.refrain.store;

import org.jspecify.annotations.Nullable;

/**
 * What a shared store answers about a key: an entry's bytes and a lease to put another one in its
 * place; or a lease alone, to put one there; or neither where it refused. Immutable.
 */
public final class Found {
  /** The time left of an entry that does not expire. */
  public static final long FOREVER = Long.MAX_VALUE;

  private static final Found REFUSED = new Found(null, 0, null, null);
  private static final Found CUT_OFF = new Found(null, 0, null, null);

  private final byte @Nullable [] bytes;
  private final long leftNanos;
  private final @Nullable Lease lease;
  private final @Nullable String refusal;

  private Found(
      byte @Nullable [] bytes, long leftNanos, @Nullable Lease lease, @Nullable String refusal) {
    this.bytes = bytes;
    this.leftNanos = leftNanos;
    this.lease = lease;
    this.refusal = refusal;
  }

  /**
   * An entry.
   *
   * @param leftNanos for how long the store will keep it, by the store's clock; 0 where it can't be
   *     told
   * @param lease to write over this very entry: a refresh needs no other
   */
  public static Found entry(byte[] bytes, long leftNanos, Lease lease) {
    return new Found(bytes, leftNanos, lease, null);
  }

  public static Found miss(Lease lease) {
    return new Found(null, 0, lease, null);
  }

  /** The store is there and has no lease to give, such as where something else is in the way. */
  public static Found refused() {
    return REFUSED;
  }

  /** The part of the store that has the key is out of reach, and the rest is not. */
  public static Found cutOff() {
    return CUT_OFF;
  }

  /** Whether the key is out of reach: its copies are void as soon as it is not. */
  public boolean isCutOff() {
    return this == CUT_OFF;
  }

  /**
   * The store is there and refuses: it is full, say, or this key is not for us.
   *
   * @param reason for a log line, without keys, values or secrets
   */
  public static Found refused(String reason) {
    return new Found(null, 0, null, reason);
  }

  /** The entry's bytes; {@code null} for a miss, or where it refused. */
  public byte @Nullable [] bytes() {
    return bytes;
  }

  public long leftNanos() {
    return leftNanos;
  }

  /** Neither an entry nor a lease, though the store is there. */
  public boolean isRefused() {
    return bytes == null && lease == null && !isCutOff();
  }

  /** Why it refused; {@code null} where it did not, or gave no reason. */
  public @Nullable String refusal() {
    return refusal;
  }

  /** {@code null} where it refused. */
  public @Nullable Lease lease() {
    return lease;
  }
}
