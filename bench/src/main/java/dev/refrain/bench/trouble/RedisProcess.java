package dev.refrain.bench.trouble;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Redis server on a free port of the loopback address, which can be paused and killed. */
public final class RedisProcess implements AutoCloseable {
  private final Path program;
  private final int port;
  private Process process;

  private RedisProcess(Path program, int port) {
    this.program = program;
    this.port = port;
  }

  /** A running one. */
  public static RedisProcess start() throws IOException, InterruptedException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    RedisProcess server = new RedisProcess(find(), free);
    server.restart();
    return server;
  }

  /** On the PATH, or in the folders that the tests look in, too. */
  private static Path find() throws IOException {
    for (String variable : List.of("REFRAIN_SERVERS", "REFRAIN_JDKS")) {
      String folder = System.getenv(variable);
      if (folder != null) {
        try (Stream<Path> all = Files.walk(Path.of(folder), 3)) {
          Path found =
              all.filter(file -> file.endsWith("bin/redis-server")).findFirst().orElse(null);
          if (found != null) {
            return found;
          }
        }
      }
    }
    for (String folder : System.getenv("PATH").split(System.getProperty("path.separator"))) {
      Path file = Path.of(folder, "redis-server");
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new IOException("no redis-server on the PATH; REFRAIN_SERVERS may name its folder");
  }

  public int port() {
    return port;
  }

  void restart() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                program.toString(), "--port", "" + port, "--bind", "127.0.0.1", "--save", "")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(true)
            .start();
    for (int i = 0; i < 500; i++) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException notYet) {
        Thread.sleep(10);
      }
    }
    throw new IOException("redis-server does not listen on port " + port);
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
