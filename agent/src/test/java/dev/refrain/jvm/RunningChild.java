package dev.refrain.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that runs in a child JVM until its standard input ends, or else is killed. */
public final class RunningChild implements AutoCloseable {
  private static final long SECONDS = 60;

  private final Process process;
  private final BufferedReader out;
  private final Path err;
  private final String firstLine;

  RunningChild(ProcessBuilder builder) throws Exception {
    err = Files.createTempFile("child", ".err");
    process = builder.redirectError(err.toFile()).start();
    out = process.inputReader(StandardCharsets.UTF_8);
    try {
      firstLine = readLine();
    } catch (Exception | AssertionError e) {
      close();
      throw e;
    }
  }

  public long pid() {
    return process.pid();
  }

  public String firstLine() {
    return firstLine;
  }

  /** The next line of its standard output. */
  public String readLine() throws Exception {
    return inTime(
        () -> {
          String line = out.readLine();
          if (line == null) {
            throw new AssertionError("ended early: " + ChildJvm.text(err));
          }
          return line;
        });
  }

  /** Writes a line to its standard input. */
  public void writeLine(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** What it has written to its standard error so far. */
  public String err() throws IOException {
    return ChildJvm.text(err);
  }

  /** Ends its standard input, and waits for the rest of what it writes. */
  public Outcome end() throws Exception {
    process.getOutputStream().close();
    String rest =
        inTime(
            () -> {
              StringBuilder text = new StringBuilder();
              out.lines().forEach(line -> text.append(line).append('\n'));
              return text.toString();
            });
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end");
    }
    return new Outcome(process.exitValue(), rest, ChildJvm.text(err));
  }

  private interface Reading {
    String read() throws IOException;
  }

  private static String inTime(Reading reading) throws Exception {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return reading.read();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .get(SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.deleteIfExists(err);
  }
}
