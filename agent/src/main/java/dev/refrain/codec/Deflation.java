package dev.refrain.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Compressed payloads: the full length in four bytes, then a zlib stream. */
final class Deflation {
  /** Beyond this neither end goes. */
  static final int MAXIMUM = 64 << 20;

  private Deflation() {}

  /** Compressed, or {@code null} if that is not shorter. */
  static byte @Nullable [] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      byte[] packed = new byte[bytes.length];
      deflater.setInput(bytes);
      deflater.finish();
      int length = Integer.BYTES;
      while (!deflater.finished() && length < packed.length) {
        length += deflater.deflate(packed, length, packed.length - length);
      }
      if (!deflater.finished()) {
        return null;
      }
      ByteBuffer.wrap(packed).putInt(bytes.length);
      return Arrays.copyOf(packed, length);
    } finally {
      deflater.end();
    }
  }

  static byte[] inflated(byte[] packed) throws DamagedValueException {
    int length = packed.length < Integer.BYTES ? -1 : ByteBuffer.wrap(packed).getInt();
    if (length < 0 || length > MAXIMUM) {
      throw new DamagedValueException("damaged: no length that can be");
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed, Integer.BYTES, packed.length - Integer.BYTES);
      // What is said of the length is believed only as far as bytes come.
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(length, 1 << 16));
      byte[] part = new byte[8192];
      while (!inflater.finished()) {
        int count = inflater.inflate(part);
        out.write(part, 0, count);
        if (out.size() > length || (count == 0 && !inflater.finished())) {
          throw new DamagedValueException("damaged: does not inflate");
        }
      }
      if (out.size() != length || inflater.getRemaining() != 0) {
        throw new DamagedValueException("damaged: not as long as it says");
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new DamagedValueException("damaged: does not inflate");
    } finally {
      inflater.end();
    }
  }
}
