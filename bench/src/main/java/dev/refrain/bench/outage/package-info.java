/**
 * What callers see of a back end that is failing or slow, and of a hot key whose ttl is short: over
 * time, as tables and plots.
 */
package dev.refrain.bench.outage;
