package dev.refrain.store.memcached;

import dev.refrain.store.StoreKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How a key is called in the server, which takes up to 250 bytes without blanks and control
 * characters. Any other key keeps a readable beginning, followed by {@code #} and its SHA-256.
 */
final class ServerKey {
  private static final int MAXIMUM_LENGTH = 250;
  private static final int DIGEST_LENGTH = 1 + 64;
  private static final int READABLE_LENGTH = 120;
  private static final String HEX = "0123456789abcdef";

  private ServerKey() {}

  static String of(StoreKey key) {
    byte[] bytes = key.bytes();
    if (bytes.length > 0
        && bytes.length <= MAXIMUM_LENGTH
        && isPrintable(bytes)
        && !looksHashed(bytes)) {
      return key.text();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length && i < READABLE_LENGTH; i++) {
      text.append(isPrintable(bytes[i]) ? (char) bytes[i] : '_');
    }
    text.append('#');
    byte[] digest = sha256(bytes);
    for (int i = 0; i < digest.length; i++) {
      text.append(HEX.charAt((digest[i] >> 4) & 15)).append(HEX.charAt(digest[i] & 15));
    }
    return text.toString();
  }

  private static boolean isPrintable(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (!isPrintable(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrintable(byte b) {
    return b > ' ' && b < 0x7f;
  }

  /** Whether a key that needs no hash could be what another one is hashed to. */
  private static boolean looksHashed(byte[] bytes) {
    int start = bytes.length - DIGEST_LENGTH;
    if (start < 0 || bytes[start] != '#') {
      return false;
    }
    for (int i = start + 1; i < bytes.length; i++) {
      if (HEX.indexOf(bytes[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
