package dev.refrain.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes commands as a server reads them. For one thread. */
final class CommandWriter {
  private byte[] bytes;
  private int length;
  private int commands;

  CommandWriter(int expected) {
    this.bytes = new byte[expected];
  }

  /** Begins a command of so many words, the name included. */
  CommandWriter command(int words, byte[] name) {
    commands++;
    header('*', words);
    return word(name);
  }

  CommandWriter word(byte[] word) {
    header('$', word.length);
    room(word.length + 2);
    System.arraycopy(word, 0, bytes, length, word.length);
    length += word.length;
    lineEnd();
    return this;
  }

  CommandWriter word(long number) {
    return word(ascii(Long.toString(number)));
  }

  private void header(char type, int number) {
    room(13);
    bytes[length++] = (byte) type;
    if (number < 10) {
      bytes[length++] = (byte) ('0' + number);
    } else {
      int digits = 1;
      for (int rest = number; rest >= 10; rest /= 10) {
        digits++;
      }
      int at = length + digits;
      for (int rest = number; at > length; rest /= 10) {
        bytes[--at] = (byte) ('0' + rest % 10);
      }
      length += digits;
    }
    lineEnd();
  }

  private void lineEnd() {
    bytes[length++] = '\r';
    bytes[length++] = '\n';
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  /** How many commands were written: so many replies will come. */
  int commands() {
    return commands;
  }

  byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
