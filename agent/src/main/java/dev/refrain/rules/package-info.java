/**
 * YAML in, an immutable {@link dev.refrain.rules.RuleSet} or a list of {@link
 * dev.refrain.rules.Problem}s out.
 *
 * <p>The way of a file: {@code PlainNodes} and {@code FlowNodes} make {@code Node}s of what rules
 * are usually written in; where they give up, {@code SnakeNodes} does, by SnakeYAML. The readers
 * make drafts of the nodes, and {@code RuleLinker}, {@code TagLinker} and {@code StoreLinker} see
 * whether all that the files name is there.
 *
 * <p>May import no other room. Sole user of SnakeYAML.
 */
package dev.refrain.rules;
