package dev.refrain.codec;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** What stands around a value in a store; {@code docs/stores.md} has its layout. Immutable. */
final class Envelope {
  /** The payload is deflated. */
  static final int DEFLATED = 1;

  /** The value is null; there is no payload. */
  static final int NULL = 2;

  private static final byte MAGIC = (byte) 0xF5;
  private static final byte VERSION = 1;
  private static final int FIXED = 4 + Long.BYTES + Long.BYTES;
  private static final int CHECKSUM = Integer.BYTES;

  private final int flags;
  private final char letter;
  private final long shape;
  private final long key;
  private final long loadMicros;
  private final byte[] payload;

  Envelope(int flags, char letter, long shape, long key, long loadMicros, byte[] payload) {
    this.flags = flags;
    this.letter = letter;
    this.shape = shape;
    this.key = key;
    this.loadMicros = Math.max(0, loadMicros);
    this.payload = payload;
  }

  byte[] bytes() {
    int length = 1;
    for (long rest = loadMicros >>> 7; rest != 0; rest >>>= 7) {
      length++;
    }
    ByteBuffer out = ByteBuffer.allocate(FIXED + length + payload.length + CHECKSUM);
    out.put(MAGIC).put(VERSION).put((byte) flags).put((byte) letter).putLong(shape).putLong(key);
    long rest = loadMicros;
    for (; rest >>> 7 != 0; rest >>>= 7) {
      out.put((byte) (rest | 0x80));
    }
    out.put((byte) rest).put(payload);
    return out.putInt(checksum(out.array())).array();
  }

  static Envelope of(byte[] bytes) throws DamagedValueException {
    if (bytes.length < FIXED + 1 + CHECKSUM || bytes[0] != MAGIC) {
      throw new DamagedValueException("no entry of Refrain's");
    }
    if (bytes[1] != VERSION) {
      throw new DamagedValueException("an entry of another format version");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 2, bytes.length - 2 - CHECKSUM);
    if (ByteBuffer.wrap(bytes).getInt(bytes.length - CHECKSUM) != checksum(bytes)) {
      throw new DamagedValueException("damaged: its checksum differs");
    }
    int flags = in.get();
    char letter = (char) in.get();
    long shape = in.getLong();
    long key = in.getLong();
    long loadMicros = 0;
    for (int shift = 0; ; shift += 7) {
      if (!in.hasRemaining() || shift > 56) {
        throw new DamagedValueException("damaged: no end of a number");
      }
      byte next = in.get();
      loadMicros |= (next & 0x7fL) << shift;
      if (next >= 0) {
        break;
      }
    }
    byte[] payload = new byte[in.remaining()];
    in.get(payload);
    return new Envelope(flags, letter, shape, key, loadMicros, payload);
  }

  /** CRC-32 and not CRC-32C: the JDK has that from 9 on only, and this as fast on Java 8. */
  private static int checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, bytes.length - CHECKSUM);
    return (int) sum.getValue();
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  boolean hasOnly(int known) {
    return (flags & ~known) == 0;
  }

  char letter() {
    return letter;
  }

  long shape() {
    return shape;
  }

  long key() {
    return key;
  }

  long loadMicros() {
    return loadMicros;
  }

  byte[] payload() {
    return payload;
  }
}
