package dev.refrain.store.memcached;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts replies together from the pieces in which they arrive. For one thread. */
final class ReplyReader {
  private static final int LONGEST_LINE = 1 << 16;
  private static final int LARGEST_VALUE = 1 << 28;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream(64);
  private @Nullable String header;
  private byte[] value = new byte[0];
  private int read;

  /** The next reply, if it ends in these bytes; takes no byte behind it. */
  @Nullable Reply next(ByteBuffer bytes) throws IOException {
    String start = header;
    if (start == null) {
      start = line(bytes);
      if (start == null || !start.startsWith("VA ")) {
        return start == null ? null : new Reply(start, null);
      }
      header = start;
      value = new byte[length(start) + 2];
      read = 0;
    }
    int count = Math.min(bytes.remaining(), value.length - read);
    bytes.get(value, read, count);
    read += count;
    if (read < value.length) {
      return null;
    }
    int length = value.length - 2;
    if (value[length] != '\r' || value[length + 1] != '\n') {
      throw new IOException("a value does not end where it should");
    }
    byte[] whole = new byte[length];
    System.arraycopy(value, 0, whole, 0, length);
    header = null;
    value = new byte[0];
    return new Reply(start, whole);
  }

  private @Nullable String line(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      if (b == '\n') {
        String text = new String(line.toByteArray(), StandardCharsets.ISO_8859_1);
        line.reset();
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      line.write(b);
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line does not end");
      }
    }
    return null;
  }

  private static int length(String start) throws IOException {
    int end = start.indexOf(' ', 3);
    long length = Reply.number(start.substring(3, end < 0 ? start.length() : end));
    if (length < 0 || length > LARGEST_VALUE) {
      throw new IOException("a value has no length");
    }
    return (int) length;
  }
}
