package dev.refrain.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where programs of servers are: in the folder named by REFRAIN_SERVERS, in a folder of the one
 * named by REFRAIN_JDKS, on the PATH, or where {@link ServerFetch} has put them.
 */
final class ServerFolders {
  /** What {@link ServerFetch} has fetched. */
  static final Path FETCHED = Path.of("target", "servers").toAbsolutePath();

  /** A line for each test that did not run. */
  static final Path NOT_RUN = Path.of("target", "tests-without-servers.txt");

  private ServerFolders() {}

  /**
   * The program, if it is anywhere. After a blank its name may tell the version that it has to be.
   */
  static Optional<Path> lookUp(String name) {
    String[] parts = name.split(" ", 2);
    return folders()
        .map(folder -> folder.resolve(parts[0]))
        .filter(Files::isExecutable)
        .filter(program -> parts.length == 1 || parts[1].equals(version(program)))
        .findFirst();
  }

  /** The first number of the version that a program says it has. */
  private static String version(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = Pattern.compile("[0-9]+(?=\\.[0-9])").matcher(text);
      return version.find() ? version.group() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    folders.add(FETCHED.resolve("bin"));
    return folders.stream();
  }
}
