/**
 * Measures what a call costs that Refrain remembers, beside what a user would pick instead.
 *
 * <p>{@link dev.refrain.bench.Bench} runs the benchmarks, each contender in JVMs of its own; the
 * woven one has the built agent and a rules file.
 */
package dev.refrain.bench;
