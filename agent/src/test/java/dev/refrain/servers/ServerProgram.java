package dev.refrain.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Where a server's program is: in the folder named by REFRAIN_SERVERS, in a folder of the one named
 * by REFRAIN_JDKS, or on the PATH.
 */
public final class ServerProgram {
  private static final Path NOT_RUN = Path.of("target", "tests-without-servers.txt");

  private ServerProgram() {}

  /**
   * The program. Without it a test can't run: it is reported as skipped, and noted in {@code
   * target/tests-without-servers.txt}; in CI, which must have every server, it fails.
   */
  public static Path find(String name) {
    Optional<Path> program = lookUp(name);
    if (program.isPresent()) {
      return program.get();
    }
    String message =
        name + " is neither in REFRAIN_SERVERS, nor below REFRAIN_JDKS, nor on the PATH";
    if (System.getenv("CI") != null) {
      throw new AssertionError(message);
    }
    note(message);
    throw new TestAbortedException(message);
  }

  /** The program, if it is anywhere. */
  public static Optional<Path> lookUp(String name) {
    return folders().map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst();
  }

  private static Stream<Path> folders() {
    List<Path> folders = new ArrayList<>();
    String servers = System.getenv("REFRAIN_SERVERS");
    if (servers != null) {
      folders.add(Path.of(servers));
    }
    String jdks = System.getenv("REFRAIN_JDKS");
    if (jdks != null) {
      try (Stream<Path> inside = Files.list(Path.of(jdks))) {
        inside.sorted().map(each -> each.resolve("bin")).forEach(folders::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    for (String each : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      folders.add(Path.of(each));
    }
    return folders.stream();
  }

  private static void note(String message) {
    String test =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.endsWith("Test"))
                        .findFirst()
                        .orElse("a test"));
    try {
      Files.createDirectories(NOT_RUN.getParent());
      Files.writeString(
          NOT_RUN,
          test + " did not run: " + message + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
