package dev.refrain.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A store that several processes share. Thread-safe; nothing here throws.
 *
 * <p>A value gets in only over a {@link Lease} that was there before its load began. Entries belong
 * to groups (their rule, their tags): each group has a random generation in the store, every entry
 * carries those of its groups, and one whose generations are not the present ones is no entry. So
 * evicting a group is one write, however many entries it has, and no clocks are compared.
 */
public interface SharedStore {
  /**
   * Looks an entry up, and gives a lease over it, so that it can be refreshed; where there is none
   * to serve, leaves a lease in its place, or shares the one that is there. A store that answers,
   * but gives no lease, has {@link Found#refused} it.
   *
   * @param groups the groups that the entry belongs to, always in the same order
   * @param leaseMillis for how long a load may take
   */
  Request<Found> read(StoreKey key, List<StoreKey> groups, long leaseMillis);

  /** Puts a lease in place of whatever is there: an entry that turned out to be damaged. */
  Request<Found> replace(StoreKey key, List<StoreKey> groups, long leaseMillis);

  /**
   * Puts an entry over its lease; answers whether it landed. It has not where the store refused it,
   * nor where the entry that the lease is over does not stand there any more.
   *
   * @param ttlMillis positive, or {@link #FOREVER_MILLIS}
   */
  Request<Boolean> write(
      StoreKey key, List<StoreKey> groups, Lease lease, byte[] bytes, long ttlMillis);

  /** Prolongs a lease; answers whether it still stood. One over an entry is not prolonged. */
  Request<Boolean> renew(StoreKey key, Lease lease, long leaseMillis);

  /**
   * Takes a lease away, and the entry that it is over, since its load gives nothing to keep;
   * answers whether it still stood.
   */
  Request<Boolean> release(StoreKey key, Lease lease);

  /**
   * Evicts an entry and voids leases on it. A store that refuses has not done it, and so that is no
   * answer: neither here nor of {@link #evictGroup}.
   */
  Request<Boolean> evict(StoreKey key);

  /**
   * Evicts every entry of a group, and voids leases that were given before. False: not done, since
   * the group's node is out of reach, and others are not; nor can the group be read meanwhile.
   */
  Request<Boolean> evictGroup(StoreKey group);

  /** Whether {@link Changes} hears of every change by others, so that copies can be kept near. */
  boolean tellsChanges();

  /** Why the store last did not answer, in a few words and without secrets; null if unknown. */
  @Nullable String trouble();

  /**
   * Its nodes, where it has several: why each is out of reach, in a few words and without secrets;
   * an empty text for one that is not.
   */
  default Map<String, String> nodeTroubles() {
    return Collections.emptyMap();
  }

  /** Ends connections and threads; later requests end with {@code null}. */
  void close();

  /** A ttl without end. */
  long FOREVER_MILLIS = Long.MAX_VALUE;
}
