package dev.refrain.demo;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection to a server that always sends a {@code Content-Length}.
 *
 * <p>The JDK's client would take several times the processor time of a cached answer, and the load
 * shares the machine with what it measures.
 */
final class HttpLine implements AutoCloseable {
  record Response(int status, String body) {}

  private static final int TIMEOUT_MILLIS = 30_000;

  private final Socket socket;
  private final OutputStream output;
  private final InputStream input;
  private final String host;
  private final byte[] buffer = new byte[16_384];
  private int position;
  private int limit;

  HttpLine(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    output = socket.getOutputStream();
    input = socket.getInputStream();
    host = server.getAuthority();
  }

  Response get(String target) throws IOException {
    return send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  }

  Response post(String target, String form) throws IOException {
    return send(
        "POST "
            + target
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + form.length()
            + "\r\n\r\n"
            + form);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private Response send(String request) throws IOException {
    output.write(request.getBytes(StandardCharsets.ISO_8859_1));
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = -1;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).trim());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without Content-Length");
    }
    return new Response(status, new String(bytes(length), StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(48);
    while (true) {
      if (position == limit) {
        fill();
      }
      char c = (char) (buffer[position++] & 0xff);
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append(c);
      }
    }
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    for (int done = 0; done < length; ) {
      if (position == limit) {
        fill();
      }
      int part = Math.min(length - done, limit - position);
      System.arraycopy(buffer, position, bytes, done, part);
      position += part;
      done += part;
    }
    return bytes;
  }

  private void fill() throws IOException {
    position = 0;
    limit = Math.max(0, input.read(buffer));
    if (limit == 0) {
      throw new EOFException("the server closed the connection");
    }
  }
}
