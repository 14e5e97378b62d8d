package dev.refrain.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** What may happen to an entry in a store. */
final class Damage {
  private static final int CHECKSUM = 4;

  /** Magic, version, flags, letter, shape and key are left alone by who forges a payload. */
  private static final int HEAD = 20;

  private Damage() {}

  /** Flipped, cut, extended, or a piece of it somewhere else. */
  static byte[] random(byte[] entry, Random random) {
    byte[] copy = entry.clone();
    switch (random.nextInt(5)) {
      case 0:
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        return copy;
      case 1:
        for (int i = random.nextInt(8); i >= 0; i--) {
          copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
      case 2:
        return Arrays.copyOf(copy, random.nextInt(copy.length));
      case 3:
        return Arrays.copyOf(copy, copy.length + 1 + random.nextInt(64));
      default:
        int from = random.nextInt(copy.length);
        int to = random.nextInt(copy.length);
        System.arraycopy(
            entry, from, copy, to, random.nextInt(copy.length - Math.max(from, to)) + 1);
        return copy;
    }
  }

  /** As {@link #random}, with a checksum that is right. */
  static byte[] forged(byte[] entry, Random random) {
    byte[] payload = Arrays.copyOfRange(entry, HEAD, entry.length - CHECKSUM);
    byte[] damaged = random(payload, random);
    byte[] forged = Arrays.copyOf(entry, HEAD + damaged.length + CHECKSUM);
    System.arraycopy(damaged, 0, forged, HEAD, damaged.length);
    return signed(forged);
  }

  /** An entry with another payload. */
  static byte[] withPayload(byte[] entry, byte[] payload) {
    byte[] forged = Arrays.copyOf(entry, HEAD + 2 + payload.length + CHECKSUM);
    forged[HEAD] = 0;
    forged[HEAD + 1] = 0;
    System.arraycopy(payload, 0, forged, HEAD + 2, payload.length);
    return signed(forged);
  }

  static byte[] signed(byte[] entry) {
    CRC32 sum = new CRC32();
    sum.update(entry, 0, entry.length - CHECKSUM);
    ByteBuffer.wrap(entry).putInt(entry.length - CHECKSUM, (int) sum.getValue());
    return entry;
  }
}
