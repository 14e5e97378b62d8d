package dev.refrain.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that serves: started, asked for its address, stopped.
 *
 * <p>It runs while its standard input is open, so it does not outlive this process whatever ends
 * it.
 */
final class ServerProcess implements AutoCloseable {
  private static final String LISTENING = "listening on ";
  private static final int SECONDS_TO_STOP = 15;

  private final Process process;
  private final BufferedReader output;
  private final Path errors;
  private final Thread hook = new Thread(this::stop, "stop-server");
  private final URI address;
  private final Duration startTime;

  private ServerProcess(List<String> command, Path errors) throws IOException {
    this.errors = errors;
    Redirect redirect = errors == null ? Redirect.INHERIT : Redirect.to(errors.toFile());
    long begin = System.nanoTime();
    this.process = new ProcessBuilder(command).redirectError(redirect).start();
    Runtime.getRuntime().addShutdownHook(hook);
    this.output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    this.startTime = Duration.ofNanos(System.nanoTime() - begin);
    if (line == null || !line.startsWith(LISTENING)) {
      close();
      throw new IOException(
          "a server did not start: " + String.join(" ", command) + "\n" + standardError());
    }
    this.address = URI.create(line.substring(LISTENING.length()));
  }

  /** Its standard error goes to the file. */
  static ServerProcess start(List<String> command, Path errors) throws IOException {
    return new ServerProcess(command, errors);
  }

  /** Its standard error is this process's. */
  static ServerProcess startInSight(List<String> command) throws IOException {
    return new ServerProcess(command, null);
  }

  URI address() {
    return address;
  }

  /** From the start of the process to the line that says where it listens. */
  Duration startTime() {
    return startTime;
  }

  /** What it wrote after its first line; to be called when it has ended. */
  String restOfOutput() throws IOException {
    StringBuilder rest = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      rest.append(line).append('\n');
    }
    return rest.toString();
  }

  String standardError() {
    try {
      return errors == null ? "" : Files.readString(errors);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** To be called when it has ended. */
  int exitCode() {
    return process.exitValue();
  }

  void await() throws InterruptedException {
    process.waitFor();
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
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException | InterruptedException hurry) {
      process.destroyForcibly();
    }
  }
}
