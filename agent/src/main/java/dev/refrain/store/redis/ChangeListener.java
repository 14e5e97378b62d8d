package dev.refrain.store.redis;

import dev.refrain.store.Changes;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connection on which a server tells which of the keys that were read on a line have changed.
 * It is asked for a sign of life when it is silent; without one the line is of no use.
 */
final class ChangeListener implements Runnable {
  private static final int SILENCE_MILLIS = 1000;
  private static final String CHANNEL = "__redis__:invalidate";
  private static final byte[] PING = CommandWriter.ascii("*1\r\n$4\r\nPING\r\n");
  private static final byte[] MESSAGE = CommandWriter.ascii("message");
  private static final byte[] INVALIDATE = CommandWriter.ascii("invalidate");
  private static final byte[] CHANNEL_BYTES = CommandWriter.ascii(CHANNEL);

  private final Wire wire;
  private final Changes changes;
  private final int patienceMillis;
  private long id;
  private @Nullable Line line;

  ChangeListener(Wire wire, Changes changes, int patienceMillis) {
    this.wire = wire;
    this.changes = changes;
    this.patienceMillis = patienceMillis;
  }

  /** Makes it ready; answers the server's refusal, if it refuses. */
  @Nullable String listen() throws IOException {
    Object answer = wire.ask(patienceMillis, "CLIENT", "ID");
    if (answer instanceof Long) {
      id = (Long) answer;
      answer = wire.ask(patienceMillis, "SUBSCRIBE", CHANNEL);
    }
    return answer instanceof List
        ? null
        : answer instanceof ReplyError ? ((ReplyError) answer).text() : "it has no CLIENT ID";
  }

  /** The command by which a line's keys are tracked for this connection. */
  String[] tracking() {
    return new String[] {"CLIENT", "TRACKING", "ON", "REDIRECT", Long.toString(id), "NOLOOP"};
  }

  void start(String name, Line listenedFor) {
    line = listenedFor;
    NodeContext.thread("changes-" + name, this).start();
  }

  @Override
  public void run() {
    try {
      boolean asked = false;
      while (line != null && !line.isBroken()) {
        try {
          wire.fill(asked ? patienceMillis : SILENCE_MILLIS);
          asked = false;
        } catch (SocketTimeoutException e) {
          if (asked) {
            throw new IOException("no answer on the connection that tells of changes", e);
          }
          wire.write(PING, PING.length);
          asked = true;
        }
        for (Object message = wire.next();
            message != ReplyReader.INCOMPLETE;
            message = wire.next()) {
          hear(message);
        }
      }
    } catch (IOException | RuntimeException e) {
      if (line != null) {
        line.fail(new IOException(e.getMessage(), e));
      }
    }
  }

  private void hear(@Nullable Object message) {
    List<?> parts = message instanceof List ? (List<?>) message : null;
    if (parts == null || parts.size() < 2) {
      return;
    }
    boolean published = parts.size() == 3 && is(parts.get(0), MESSAGE);
    if (is(parts.get(0), INVALIDATE)) {
      changed(parts.get(1));
    } else if (published && is(parts.get(1), CHANNEL_BYTES)) {
      changed(parts.get(2));
    }
  }

  private static boolean is(@Nullable Object part, byte[] word) {
    return part instanceof byte[] && Arrays.equals((byte[]) part, word);
  }

  /** Keys; or nothing, when the database was flushed. */
  private void changed(@Nullable Object keys) {
    if (keys instanceof List) {
      for (Object each : (List<?>) keys) {
        if (each instanceof byte[]) {
          changes.changed((byte[]) each);
        }
      }
    } else if (keys instanceof byte[]) {
      changes.changed((byte[]) keys);
    } else {
      changes.anythingChanged();
    }
  }

  void close() {
    wire.close();
  }
}
