/**
 * What happened: counters, the report, log lines. An observer can't fail a call.
 *
 * <p>May import no other room.
 */
package dev.refrain.observe;
