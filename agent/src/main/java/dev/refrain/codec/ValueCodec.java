package dev.refrain.codec;

import org.jspecify.annotations.Nullable;

/**
 * Writes values of one declared type as bytes and reads them again, in the application's own
 * classes. Thread-safe. It holds the application's class loader: whoever keeps it must die with
 * that loader.
 */
public interface ValueCodec {
  /**
   * The bytes of a value. The first value of each concrete shape is read back and compared.
   *
   * @param key whose value it is: bytes of another key are never taken for it
   * @param loadMicros how long it took to load, in microseconds
   * @param staleMillis for how many milliseconds at the end of its entry's life it is stale
   * @throws LossyValueException if it would not come back equal: values of this method can't be
   *     shared
   * @throws Exception whatever the value's own methods throw: this value can't be shared
   */
  byte[] encode(@Nullable Object value, byte[] key, long loadMicros, long staleMillis)
      throws Exception;

  /**
   * The value of bytes that {@link #encode} gave for this key, here or in another process.
   *
   * @throws OtherShapeException if the bytes are whole, but of another version of the value's
   *     classes, or of the rule
   * @throws Exception if they are damaged, or of something else
   */
  DecodedValue decode(byte[] bytes, byte[] key) throws Exception;

  /**
   * A value of its own for one more caller: the same object where nothing in it can change.
   *
   * @throws LossyValueException as {@link #encode}
   */
  @Nullable Object copy(@Nullable Object value) throws Exception;

  /**
   * What tells this version of the declared type and its values' meaning, in this codec, from
   * others: the same few letters and digits in every process that has the same classes and rules.
   *
   * @throws Exception if the type can't be looked into
   */
  String version() throws Exception;
}
