/**
 * Bytes ↔ values of a method's declared type.
 *
 * <p>May import no other room.
 */
package dev.refrain.codec;
