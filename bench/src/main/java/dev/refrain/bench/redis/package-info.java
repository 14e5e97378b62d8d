/** The Redis store beside what a user would pick: jedis' pool and Lettuce's one connection. */
package dev.refrain.bench.redis;
