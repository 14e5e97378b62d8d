package dev.refrain.store;

import java.util.List;

/**
 * The right to put a value under a key, given before its load begins. It lasts until something else
 * is put there: an entry, an eviction, an operator's command. So whatever voids an entry voids the
 * loads that began before, too. Of an entry that is to be refreshed the entry itself is the lease.
 * Immutable.
 */
public final class Lease {
  private final byte[] token;
  private final long version;
  private final List<byte[]> generations;
  private final boolean own;

  /**
   * A lease.
   *
   * @param token what stands in the store in place of the entry; of a lease over an entry, how that
   *     begins
   * @param version the store's own number for what stands there, where it has one
   * @param generations of the key's groups, when the lease was given
   * @param own whether this process put the lease there; else it shares another load's
   */
  public Lease(byte[] token, long version, List<byte[]> generations, boolean own) {
    this.token = token;
    this.version = version;
    this.generations = generations;
    this.own = own;
  }

  /** Whether it is over an entry that stands there until another one takes its place. */
  public boolean isOverEntry() {
    return !Frame.isLease(token);
  }

  public byte[] token() {
    return token;
  }

  public long version() {
    return version;
  }

  public List<byte[]> generations() {
    return generations;
  }

  public boolean isOwn() {
    return own;
  }
}
