/** What codecs cost, beside Jackson's data binding. */
package dev.refrain.bench.codec;
