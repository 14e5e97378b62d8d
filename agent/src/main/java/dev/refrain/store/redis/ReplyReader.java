package dev.refrain.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes replies, RESP2 or RESP3, out of a stream. A reply is taken once it is there as a whole: a
 * read that times out in the middle of one loses nothing, and jedis' own reader would. For one
 * thread at a time.
 *
 * <p>Strings are {@code byte[]}, numbers {@code Long}, arrays, sets and maps {@code List}, what is
 * said unasked {@link Push}, nil {@code null}, errors {@link ReplyError}.
 */
final class ReplyReader {
  /** What {@link #next} gives when there is no whole reply. */
  static final Object INCOMPLETE = new Object();

  private static final int LEAST = 1 << 14;
  private static final int MOST_KEPT = 1 << 18;
  private static final int MOST = 1 << 30;

  private final InputStream in;
  private byte[] buffer = new byte[LEAST];
  private int start;
  private int end;
  private int at;

  ReplyReader(InputStream in) {
    this.in = in;
  }

  /** Whether {@link #fill} would not wait. */
  boolean hasMore() throws IOException {
    return in.available() > 0;
  }

  /** Reads what has come; waits, as the socket's timeout says, if there is nothing. */
  void fill() throws IOException {
    if (start == end) {
      start = 0;
      end = 0;
      if (buffer.length > MOST_KEPT) {
        buffer = new byte[LEAST];
      }
    } else if (end == buffer.length) {
      makeRoom();
    }
    int count = in.read(buffer, end, buffer.length - end);
    if (count < 0) {
      throw new IOException("the server has closed the connection");
    }
    end += count;
  }

  private void makeRoom() throws IOException {
    int length = end - start;
    if (length > MOST / 2) {
      throw new IOException("the reply is too long");
    }
    byte[] target = start > buffer.length / 2 ? buffer : new byte[buffer.length * 2];
    System.arraycopy(buffer, start, target, 0, length);
    buffer = target;
    start = 0;
    end = length;
  }

  /** The next reply, or {@link #INCOMPLETE}. */
  @Nullable Object next() throws IOException {
    at = start;
    Object reply = parse();
    if (reply != INCOMPLETE) {
      start = at;
    }
    return reply;
  }

  private @Nullable Object parse() throws IOException {
    if (at == end) {
      return INCOMPLETE;
    }
    int type = buffer[at];
    int line = at + 1;
    int stop = endOfLine(line);
    if (stop < 0) {
      return INCOMPLETE;
    }
    at = stop + 2;
    switch (type) {
      case '$':
      case '=':
      case '!':
        return bulk(type, number(line, stop));
      case ':':
        return number(line, stop);
      case '+':
      case ',':
      case '(':
      case '#':
        return Arrays.copyOfRange(buffer, line, stop);
      case '-':
        return new ReplyError(text(line, stop));
      case '_':
        return null;
      case '*':
      case '~':
        return array(number(line, stop));
      case '%':
        return array(2 * number(line, stop));
      case '>':
        long length = number(line, stop);
        return fill(new Push(expected(length)), length);
      default:
        throw new IOException("this is no Redis server: it answers with byte " + type);
    }
  }

  private @Nullable Object bulk(int type, long length) throws IOException {
    if (length < 0) {
      return null;
    }
    if (length > MOST) {
      throw new IOException("the reply is too long");
    }
    if (end - at < length + 2) {
      return INCOMPLETE;
    }
    int from = at;
    at += (int) length + 2;
    return type == '!'
        ? new ReplyError(text(from, from + (int) length))
        : Arrays.copyOfRange(buffer, from, from + (int) length);
  }

  private @Nullable Object array(long length) throws IOException {
    if (length < 0) {
      return null;
    }
    return fill(new ArrayList<@Nullable Object>(expected(length)), length);
  }

  private static int expected(long length) {
    return (int) Math.max(0, Math.min(length, 1000));
  }

  private Object fill(List<@Nullable Object> all, long length) throws IOException {
    for (long i = 0; i < length; i++) {
      Object each = parse();
      if (each == INCOMPLETE) {
        return INCOMPLETE;
      }
      all.add(each);
    }
    return all;
  }

  private int endOfLine(int from) {
    for (int i = from; i + 1 < end; i++) {
      if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private long number(int from, int to) throws IOException {
    boolean negative = from < to && buffer[from] == '-';
    long number = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        throw new IOException("this is no Redis server: a number is expected");
      }
      number = number * 10 + digit;
    }
    return negative ? -number : number;
  }

  private String text(int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }
}
