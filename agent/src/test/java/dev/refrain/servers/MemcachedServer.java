package dev.refrain.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One Memcached server. */
public final class MemcachedServer implements AutoCloseable {
  private final ServerProcess process;

  private MemcachedServer(ServerProcess process) {
    this.process = process;
  }

  /** A server on a free port, with these arguments of its command line. */
  public static MemcachedServer start(String... arguments) {
    int port = LoopbackPorts.free();
    List<String> command = new ArrayList<>();
    command.add(ServerProgram.find("memcached").toString());
    command.addAll(List.of("-l", "127.0.0.1", "-p", Integer.toString(port), "-U", "0"));
    command.addAll(List.of("-t", "2", "-m", "64"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "root"));
    }
    command.addAll(List.of(arguments));
    return new MemcachedServer(ServerProcess.start(command, port));
  }

  public int port() {
    return process.port();
  }

  public String address() {
    return "127.0.0.1:" + port();
  }

  /** What an operator's tool is told to one command: everything until it says no more. */
  public String operator(String command) {
    return ask(command + "\r\nmn\r\n", "MN\r\n");
  }

  /** The keys of all that is there. */
  public List<String> keys() {
    String[] said = {""};
    Until.holds(
        "it is not busy with that already",
        () -> {
          said[0] = ask("lru_crawler metadump all\r\n", "END\r\n", "crawler request\r\n");
          return said[0].isEmpty() || said[0].startsWith("OK") || said[0].startsWith("key=");
        });
    return said[0]
        .lines()
        .filter(line -> line.startsWith("key="))
        .map(line -> line.substring("key=".length(), line.indexOf(' ')))
        .map(key -> URLDecoder.decode(key, StandardCharsets.UTF_8))
        .toList();
  }

  /** What the server says until one of these ends. */
  private String ask(String commands, String... ends) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
      StringBuilder said = new StringBuilder();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[1 << 16];
      while (true) {
        int count = in.read(buffer);
        if (count < 0) {
          throw new SocketTimeoutException("the server hung up");
        }
        said.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        for (String end : ends) {
          int at = said.indexOf(end);
          if (at >= 0) {
            return said.substring(0, at).trim();
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void kill() {
    process.kill();
  }

  public void restart() {
    process.restart();
  }

  public void pause() {
    process.pause();
  }

  public void resume() {
    process.resume();
  }

  @Override
  public void close() {
    process.close();
  }
}
