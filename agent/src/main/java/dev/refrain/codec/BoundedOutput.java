package dev.refrain.codec;

import java.io.ByteArrayOutputStream;

/** Bytes of one value, up to a bound: one that refers to itself on many ways would never end. */
final class BoundedOutput extends ByteArrayOutputStream {
  /** Thrown in the midst of a library's code, and caught by {@link EnvelopeCodec}. */
  static final class Overflow extends RuntimeException {
    Overflow() {
      super(null, null, false, false);
    }
  }

  BoundedOutput() {
    super(512);
  }

  @Override
  public synchronized void write(int value) {
    check(1);
    super.write(value);
  }

  @Override
  public synchronized void write(byte[] bytes, int start, int length) {
    check(length);
    super.write(bytes, start, length);
  }

  private void check(int more) {
    if (count + more > Deflation.MAXIMUM) {
      throw new Overflow();
    }
  }
}
