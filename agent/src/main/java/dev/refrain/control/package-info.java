/**
 * Builds the graph of objects, opens the door, reads the agent's arguments, and is the command
 * line.
 *
 * <p>May import every other room.
 */
package dev.refrain.control;
