/**
 * Where entries are kept: in this process by {@link dev.refrain.store.MemoryStore}, in a server by
 * a {@link dev.refrain.store.SharedStore} behind a {@link dev.refrain.store.GuardedStore}. Sole
 * user of Caffeine.
 *
 * <p>The way of a request: {@code GuardedStore} makes a {@code GuardedRequest}, or a {@code
 * GuardedEviction}. While the breaker is open the one ends at once and the other goes into the
 * {@code EvictionBacklog}; else {@code LateStore} passes it on to the {@code SharedStore} that it
 * has opened, and the breaker judges what comes of it. A copy that memory keeps has a {@code Stamp}
 * of {@code Changes}, from before it was read; changes that the store tells of, and every eviction,
 * make the stamp old.
 *
 * <p>The way of a read in memory: {@code MemoryStore} finds the {@code KeptEntry} in its {@code
 * EntryIndex}; Caffeine knows which entries are to go, and is told of reads.
 *
 * <p>May import {@code codec} and {@code observe}.
 */
package dev.refrain.store;
