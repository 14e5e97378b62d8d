package dev.refrain.codec;

/** One way to write values; knows nothing of keys and versions. Thread-safe. */
interface PayloadCodec {
  /** Writes a value, and notes the shapes of its objects. */
  void write(Object value, BoundedOutput out, ShapeNotes notes) throws Exception;

  /** Reads what was written, whole. */
  Object read(byte[] bytes) throws Exception;
}
