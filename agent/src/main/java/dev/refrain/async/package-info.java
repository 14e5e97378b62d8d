/**
 * One adapter a result type: is it mine, watch it, build one.
 *
 * <p>May import no other room.
 */
package dev.refrain.async;
