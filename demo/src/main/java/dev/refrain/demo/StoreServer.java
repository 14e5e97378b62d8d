package dev.refrain.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Redis or Memcached on a free port of the loopback address.
 *
 * <p>A shell beside it waits for the end of its standard input and then ends the server, so it does
 * not outlive this process whatever ends it.
 */
final class StoreServer implements AutoCloseable {
  private static final String UNTIL_INPUT_ENDS =
      "trap '' INT; \"$0\" \"$@\" </dev/null & cat >/dev/null; kill $!; wait";
  private static final int SECONDS_TO_START = 10;
  private static final int SECONDS_TO_STOP = 5;

  private final StoreProgram program;
  private final int port;
  private final Process process;
  private final Thread hook = new Thread(this::stop, "stop-store");

  private StoreServer(StoreProgram program, int port, Process process) {
    this.program = program;
    this.port = port;
    this.process = process;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static StoreServer start(StoreKind kind, Path root, Path folder, PrintStream out)
      throws IOException, InterruptedException {
    StoreProgram program = StoreProgram.find(kind, root, out);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", UNTIL_INPUT_ENDS));
    command.addAll(kind.command(program.file(), port));
    Path log = folder.resolve("store.log").toAbsolutePath();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()))
            .start();
    StoreServer server = new StoreServer(program, port, process);
    if (!server.listens()) {
      server.close();
      throw new IOException(program.file() + " does not listen:\n" + Files.readString(log));
    }
    return server;
  }

  private boolean listens() throws InterruptedException {
    long end = System.nanoTime() + SECONDS_TO_START * 1_000_000_000L;
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return true;
      } catch (IOException notYet) {
        Thread.sleep(10);
      }
    }
    return false;
  }

  StoreProgram program() {
    return program;
  }

  int port() {
    return port;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  /** What it is, in one line. */
  String description() {
    return program.file().getFileName()
        + " "
        + program.version()
        + " ("
        + program.file()
        + "), on "
        + address();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already; stopping twice does no harm.
    }
    stop();
  }

  private void stop() {
    List<ProcessHandle> all = process.descendants().toList();
    try {
      process.getOutputStream().close();
      if (process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException | InterruptedException hurry) {
      // What follows does not wait.
    }
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
