package dev.refrain.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that runs as a process of its own, with a folder of its own, until it is closed; it can
 * be killed, started again on the same port, paused and resumed.
 */
public final class ServerProcess implements AutoCloseable {
  private final List<String> command;
  private final int port;
  private final Path folder;
  private Process process;

  private ServerProcess(List<String> command, int port, Path folder) throws IOException {
    this.command = command;
    this.port = port;
    this.folder = folder;
    this.process = launch();
  }

  /** Starts it, and returns when its port takes connections. */
  public static ServerProcess start(List<String> command, int port) {
    try {
      ServerProcess server =
          new ServerProcess(command, port, Files.createTempDirectory("refrain-server"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> server.process.destroyForcibly()));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() throws IOException {
    Path log = folder.resolve("log");
    Process started =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      Until.holds(
          command.get(0) + " listens on port " + port,
          () -> {
            if (!started.isAlive()) {
              throw new IllegalStateException("it ended at once");
            }
            try (Socket socket = new Socket()) {
              socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
              return true;
            }
          });
    } catch (AssertionError e) {
      started.destroyForcibly();
      throw new AssertionError(e.getMessage() + "\n" + Files.readString(log), e);
    }
    return started;
  }

  public int port() {
    return port;
  }

  public Path folder() {
    return folder;
  }

  /** Ends it as {@code kill -9} does; returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError(command.get(0) + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts it anew on the same port, after {@link #kill}. */
  public void restart() {
    kill();
    try {
      process = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it hang: connections stay, and nothing is answered. */
  public void pause() {
    signal("STOP");
    // The signal is sent before its threads have stopped: until then it may answer.
    Until.holds(command.get(0) + " is paused", this::isPaused);
  }

  /** Whether no thread runs; where the system does not tell, it is taken to be so. */
  private boolean isPaused() {
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    if (!Files.isDirectory(threads)) {
      return true;
    }
    try (Stream<Path> all = Files.list(threads)) {
      return all.allMatch(ServerProcess::isStopped);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isStopped(Path thread) {
    try {
      String text = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
      // The state follows the name, which stands in parentheses.
      return text.startsWith(") T", text.lastIndexOf(')'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
      if (!kill.waitFor(20, TimeUnit.SECONDS) || kill.exitValue() != 0) {
        throw new AssertionError("kill -" + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
