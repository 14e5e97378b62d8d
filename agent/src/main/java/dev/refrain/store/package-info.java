/**
 * Where entries are kept: {@link dev.refrain.store.Store} and its kinds. Sole user of Caffeine.
 *
 * <p>May import {@code codec} and {@code observe}.
 */
package dev.refrain.store;
