package dev.refrain.store.redis;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** An open connection to a server, authenticated. Its two directions are for two threads. */
final class Wire {
  private final Socket socket;
  private final OutputStream out;
  private final ReplyReader in;
  private int waitMillis = -1;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.in = new ReplyReader(socket.getInputStream());
  }

  /**
   * Whether a read that times out loses nothing, and so may be tried with little patience. Java's
   * TLS, before 11, may lose a part of a record.
   */
  boolean readsInSlices() {
    return !(socket instanceof SSLSocket);
  }

  /** How much may be under way unread by the server without a write ever having to wait. */
  int room() throws IOException {
    // The kernel counts its own bookkeeping, too: for small packets as much again.
    return socket.getSendBufferSize() / 4;
  }

  void write(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
  }

  /** Whether bytes have come. */
  boolean hasMore() throws IOException {
    return in.hasMore();
  }

  /** Waits for bytes; {@code SocketTimeoutException} when none come. */
  void fill(int millis) throws IOException {
    if (millis != waitMillis) {
      socket.setSoTimeout(millis);
      waitMillis = millis;
    }
    in.fill();
  }

  /** A reply that has come, or {@link ReplyReader#INCOMPLETE}. */
  @Nullable Object next() throws IOException {
    return in.next();
  }

  /** Asks and waits for the reply; for the time before others use the connection. */
  @Nullable Object ask(int millis, String... words) throws IOException {
    CommandWriter command = new CommandWriter(100);
    command.command(words.length, CommandWriter.ascii(words[0]));
    for (int i = 1; i < words.length; i++) {
      command.word(CommandWriter.ascii(words[i]));
    }
    byte[] bytes = command.toBytes();
    write(bytes, bytes.length);
    Object reply = next();
    while (reply == ReplyReader.INCOMPLETE) {
      fill(millis);
      reply = next();
    }
    return reply;
  }

  /** Ends it, at once: nothing is said to the other side, which may hang. */
  void close() {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use anyway.
    }
  }
}
