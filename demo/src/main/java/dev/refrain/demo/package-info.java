/**
 * The before and after: starts the service twice, drives the same load at both, and shows the
 * difference as a table and a page of charts.
 *
 * <p>It imports the JDK only, and talks to the service over HTTP, as any client would.
 */
package dev.refrain.demo;
