/**
 * Redis and Valkey as a shared store: one server, a cluster, or what a sentinel watches. Sole user
 * of jedis, of which it takes connecting, TLS, authentication and the slots of keys.
 *
 * <p>The way of a request: {@code RedisStore} makes a {@code RedisRequest}, a conversation of a few
 * steps. A step is one or several {@code Exchange}s: commands for one node, and their replies.
 * {@code Routes} tells the {@code Node} of a key; the node queues exchanges and keeps a {@code
 * Line} open, on which they travel together. Who waits for a reply reads those of everyone, see
 * {@code Line}; nobody waits for a batch to fill. Where copies are kept near, a {@code
 * ChangeListener} beside each line hears of changes; else, except in a cluster, the line itself
 * hears of those of its {@code KnownGenerations}. {@code Watch} ends what is late, and lines that
 * hang.
 *
 * <p>May import {@code codec}, {@code observe} and the rest of {@code store}.
 */
package dev.refrain.store.redis;
