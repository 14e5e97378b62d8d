/**
 * What a shared store in trouble costs the callers of a service, beside a run without the agent.
 */
package dev.refrain.bench.trouble;
