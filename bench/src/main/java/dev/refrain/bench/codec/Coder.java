package dev.refrain.bench.codec;

/** Bytes of values and back. */
interface Coder {
  byte[] encode(Object value) throws Exception;

  Object decode(byte[] bytes) throws Exception;
}
