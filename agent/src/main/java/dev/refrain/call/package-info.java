/**
 * The call path: key → entry → flight → load → keep.
 *
 * <p>May import {@code rules}, {@code observe}, {@code codec}, {@code async} and {@code store};
 * knows nothing of weaving, YAML or a store's protocol.
 */
package dev.refrain.call;
