/**
 * The before and after: starts the service twice, drives the same load at both, and shows the
 * difference as a table and a page of charts. With a shared store ({@code --redis}, {@code
 * --memcached}) it starts two instances, and shows the second one cold and warm; with {@code
 * --serve} it starts what there is, and leaves the calls to whoever looks on.
 *
 * <p>It imports the JDK only, and talks to the service over HTTP, as any client would.
 */
package dev.refrain.demo;
