package dev.refrain.store.memcached;

import java.util.List;
import java.util.UUID;

/** What a server says of itself when it is connected to. Immutable. */
final class ServerFacts {
  static final ServerFacts NONE = new ServerFacts("", 0, 0, 0);

  private static final long ITEM_SIZE = 1 << 20;
  private static final long NANOS = 1_000_000_000L;

  private final String process;
  private final long second;
  private final long readAt;
  private final long itemSize;

  private ServerFacts(String process, long second, long readAt, long itemSize) {
    this.process = process;
    this.second = second;
    this.readAt = readAt;
    this.itemSize = itemSize;
  }

  /** Reads the statistics; where a server keeps them to itself, the usual is taken. */
  static ServerFacts of(List<Reply> replies) {
    long pid = -1;
    long uptime = -1;
    long second = -1;
    long itemSize = -1;
    for (int i = 0; i < replies.size(); i++) {
      String line = replies.get(i).line();
      if (line.startsWith("STAT pid ")) {
        pid = number(line);
      } else if (line.startsWith("STAT uptime ")) {
        uptime = number(line);
      } else if (line.startsWith("STAT time ")) {
        second = number(line);
      } else if (line.startsWith("STAT item_size_max ")) {
        itemSize = number(line);
      }
    }
    boolean known = pid >= 0 && uptime >= 0 && second >= 0;
    return new ServerFacts(
        known ? pid + "@" + (second - uptime) : UUID.randomUUID().toString(),
        second >= 0 ? second : System.currentTimeMillis() / 1000,
        System.nanoTime(),
        itemSize > 0 ? itemSize : ITEM_SIZE);
  }

  private static long number(String line) {
    return Reply.number(line.substring(line.lastIndexOf(' ') + 1));
  }

  /** Whether it is the same run of the server: versions begin anew with each. */
  boolean isSameProcess(ServerFacts other) {
    return process.equals(other.process);
  }

  /** The second that the server's own clock shows; absolute times are compared with it. */
  long secondNow() {
    return second + (System.nanoTime() - readAt) / NANOS;
  }

  /** The most bytes that an item may have, key and overhead included. */
  long itemSize() {
    return itemSize;
  }
}
