/**
 * The entry: {@code premain}, {@code agentmain}, {@code main}. Finds the hidden classes in the
 * agent's jar and starts {@code control} in them by name.
 */
package dev.refrain;
