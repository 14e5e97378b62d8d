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
  private final long staleMillis;
  private final byte[] payload;

  Envelope(
      int flags,
      char letter,
      long shape,
      long key,
      long loadMicros,
      long staleMillis,
      byte[] payload) {
    this.flags = flags;
    this.letter = letter;
    this.shape = shape;
    this.key = key;
    this.loadMicros = Math.max(0, loadMicros);
    this.staleMillis = Math.max(0, staleMillis);
    this.payload = payload;
  }

  byte[] bytes() {
    int numbers = length(loadMicros) + length(staleMillis);
    ByteBuffer out = ByteBuffer.allocate(FIXED + numbers + payload.length + CHECKSUM);
    out.put(MAGIC).put(VERSION).put((byte) flags).put((byte) letter).putLong(shape).putLong(key);
    putNumber(out, loadMicros);
    putNumber(out, staleMillis);
    return out.put(payload).putInt(checksum(out.array())).array();
  }

  private static int length(long number) {
    int length = 1;
    for (long rest = number >>> 7; rest != 0; rest >>>= 7) {
      length++;
    }
    return length;
  }

  private static void putNumber(ByteBuffer out, long number) {
    long rest = number;
    for (; rest >>> 7 != 0; rest >>>= 7) {
      out.put((byte) (rest | 0x80));
    }
    out.put((byte) rest);
  }

  static Envelope of(byte[] bytes) throws DamagedValueException {
    if (bytes.length < FIXED + 2 + CHECKSUM || bytes[0] != MAGIC) {
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
    long loadMicros = number(in);
    long staleMillis = number(in);
    byte[] payload = new byte[in.remaining()];
    in.get(payload);
    return new Envelope(flags, letter, shape, key, loadMicros, staleMillis, payload);
  }

  private static long number(ByteBuffer in) throws DamagedValueException {
    long number = 0;
    for (int shift = 0; in.hasRemaining() && shift <= 56; shift += 7) {
      byte next = in.get();
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new DamagedValueException("damaged: no end of a number");
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

  long staleMillis() {
    return staleMillis;
  }

  byte[] payload() {
    return payload;
  }
}
