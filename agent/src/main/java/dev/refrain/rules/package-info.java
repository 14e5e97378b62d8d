/**
 * YAML in, an immutable {@link dev.refrain.rules.RuleSet} or a list of {@link
 * dev.refrain.rules.Problem}s out.
 *
 * <p>May import no other room. Sole user of SnakeYAML.
 */
package dev.refrain.rules;
