package dev.refrain.bench.redis;

import java.util.function.Supplier;

/**
 * A row of the table.
 *
 * @param async whether it has asynchronous calls
 */
record Way(String title, boolean async, Supplier<Getter> getter) {}
