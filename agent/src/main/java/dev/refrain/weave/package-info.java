/**
 * Finds the methods that rules name, puts the door into them, and takes it out again.
 *
 * <p>May import {@code rules}, {@code call} and {@code observe}. Sole user of ASM, whose classes
 * are loaded when the first method is woven.
 */
package dev.refrain.weave;
