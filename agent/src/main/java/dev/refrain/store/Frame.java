package dev.refrain.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a shared store under an entry's key. Either a lease: {@code L} and 16 random
 * bytes; or an entry: {@code E}, the number of its groups in one byte, their generations of 8 bytes
 * each, 8 random bytes of its own, and the value's bytes.
 */
public final class Frame {
  public static final int GENERATION_BYTES = 8;

  /** What tells an entry from others of the same generations. */
  public static final int NONCE_BYTES = 8;

  private static final int TOKEN_BYTES = 16;

  private Frame() {}

  /** A lease that no other process will make. */
  public static byte[] lease() {
    byte[] token = random(1 + TOKEN_BYTES);
    token[0] = 'L';
    return token;
  }

  /** A generation that a group never had. */
  public static byte[] generation() {
    return random(GENERATION_BYTES);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }

  public static boolean isLease(byte @Nullable [] frame) {
    return frame != null && frame.length == 1 + TOKEN_BYTES && frame[0] == 'L';
  }

  /** An entry that is unlike any other, even of the same value. */
  public static byte[] entry(List<byte[]> generations, byte[] value) {
    byte[] nonce = random(NONCE_BYTES);
    int at = headLength(generations.size()) - NONCE_BYTES;
    byte[] frame = start(generations, at + NONCE_BYTES + value.length);
    System.arraycopy(nonce, 0, frame, at, NONCE_BYTES);
    System.arraycopy(value, 0, frame, at + NONCE_BYTES, value.length);
    return frame;
  }

  /** What every entry of these generations begins with. */
  public static byte[] prefix(List<byte[]> generations) {
    return start(generations, headLength(generations.size()) - NONCE_BYTES);
  }

  private static int headLength(int groups) {
    return 2 + GENERATION_BYTES * groups + NONCE_BYTES;
  }

  private static byte[] start(List<byte[]> generations, int length) {
    byte[] frame = new byte[length];
    frame[0] = 'E';
    frame[1] = (byte) generations.size();
    int at = 2;
    for (int i = 0; i < generations.size(); i++) {
      System.arraycopy(generations.get(i), 0, frame, at, GENERATION_BYTES);
      at += GENERATION_BYTES;
    }
    return frame;
  }

  /** The value's bytes, if it is an entry of these generations; else {@code null}. */
  public static byte @Nullable [] value(byte @Nullable [] frame, List<byte[]> generations) {
    int start = headLength(generations.size());
    if (frame == null
        || frame.length < start
        || frame[0] != 'E'
        || frame[1] != generations.size()) {
      return null;
    }
    int at = 2;
    for (int i = 0; i < generations.size(); i++) {
      byte[] generation = generations.get(i);
      if (generation.length != GENERATION_BYTES) {
        return null;
      }
      for (int j = 0; j < GENERATION_BYTES; j++) {
        if (frame[at++] != generation[j]) {
          return null;
        }
      }
    }
    byte[] value = new byte[frame.length - start];
    System.arraycopy(frame, start, value, 0, value.length);
    return value;
  }

  /** The token of a lease over an entry: its beginning, which no other entry has. */
  public static byte[] token(byte[] entry, List<byte[]> generations) {
    return Arrays.copyOf(entry, headLength(generations.size()));
  }

  /** Whether it is what a lease of this token was given over. */
  public static boolean stands(byte @Nullable [] frame, byte[] token) {
    if (frame == null || frame.length < token.length) {
      return false;
    }
    for (int i = 0; i < token.length; i++) {
      if (frame[i] != token[i]) {
        return false;
      }
    }
    return true;
  }

  /** Copies of a group's generations as a store gave them; {@code null} where one is missing. */
  public static @Nullable List<byte[]> generations(List<byte @Nullable []> found) {
    List<byte[]> all = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      byte[] each = found.get(i);
      if (each == null || each.length != GENERATION_BYTES) {
        return null;
      }
      all.add(each);
    }
    return all;
  }
}
