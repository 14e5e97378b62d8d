/**
 * Where entries are kept: in this process by {@link dev.refrain.store.MemoryStore}, in a server by
 * a {@link dev.refrain.store.SharedStore} behind a {@link dev.refrain.store.GuardedStore}. Sole
 * user of Caffeine.
 *
 * <p>May import {@code codec} and {@code observe}.
 */
package dev.refrain.store;
