/**
 * Asynchronous results. {@code AsyncAdapters} chooses the adapter of a method's result type, which
 * watches such results, builds and cancels them.
 *
 * <p>May import no other room.
 */
package dev.refrain.async;
