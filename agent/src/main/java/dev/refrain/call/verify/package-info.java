/**
 * Finds out whether a method may be cached: compares what its calls give with what the cache would
 * have given, and looks for the reason where they differ.
 *
 * <p>May import {@code observe}, {@code codec} and {@code store}, and nothing of {@code call}.
 */
package dev.refrain.call.verify;
