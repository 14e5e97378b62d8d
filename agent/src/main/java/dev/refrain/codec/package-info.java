/**
 * Bytes ↔ values of a method's declared type; and what a value is like, to the last field.
 *
 * <p>May import no other room.
 */
package dev.refrain.codec;
