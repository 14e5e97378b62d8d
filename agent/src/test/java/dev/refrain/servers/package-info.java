/**
 * Real servers for tests, on free loopback ports, and a proxy between them and us that misbehaves
 * on demand.
 */
package dev.refrain.servers;
