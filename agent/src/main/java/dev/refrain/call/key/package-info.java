/**
 * The keys and conditions of calls: compiles the expressions of rules for one method, and makes
 * values of what they read.
 *
 * <p>May import {@code rules}, {@code observe} and the facts of a method in {@code call}.
 */
package dev.refrain.call.key;
