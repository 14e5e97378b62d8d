/**
 * Entries kept in Memcached. Sole user of the Memcached client, of which it takes the connection,
 * its I/O loop and the ring of nodes; the commands, reconnecting and watching are its own.
 *
 * <p>The way of a request: {@code MemcachedStore} picks the key's {@code NodeLink} from the {@code
 * NodeRing} and makes an {@code Exchange}. The link hands its {@code Commands} to the thread of its
 * {@code NodeConnection} as one {@code MetaOperation}, which reads the {@code Reply}s; the exchange
 * ends, or sends a further round.
 *
 * <p>May import {@code observe} and the rest of {@code store}.
 */
package dev.refrain.store.memcached;
