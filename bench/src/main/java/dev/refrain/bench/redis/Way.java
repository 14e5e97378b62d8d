package dev.refrain.bench.redis;

import java.util.function.Supplier;

/** A row of the table. */
record Way(String title, Supplier<Getter> getter) {}
