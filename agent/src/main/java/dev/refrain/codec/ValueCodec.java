package dev.refrain.codec;

import org.jspecify.annotations.Nullable;

/**
 * Writes values of one declared type as bytes and reads them again, in the application's own
 * classes. Thread-safe.
 */
public interface ValueCodec {
  /**
   * The bytes of a value. The first value of each concrete shape is read back and compared.
   *
   * @throws LossyValueException if it would not come back equal: values of this method can't be
   *     shared
   * @throws Exception whatever the value's own methods throw: this value can't be shared
   */
  byte[] encode(@Nullable Object value) throws Exception;

  /**
   * The value of bytes that {@link #encode} gave, here or in another process.
   *
   * @throws OtherShapeException if the bytes are whole, but of another version of the value's
   *     classes
   * @throws Exception if they are damaged, or of something else
   */
  @Nullable Object decode(byte[] bytes) throws Exception;
}
