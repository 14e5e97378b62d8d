package dev.refrain.jvm;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param version the feature release, such as 17
 * @param earlyAccess whether that release is not out yet
 */
public record Jdk(int version, boolean earlyAccess, Path home) {
  private static final Pattern FOLDER = Pattern.compile("jdk-(\\d+).*");

  /** Those in the folder named by REFRAIN_JDKS, oldest first; without it, the one that runs. */
  public static List<Jdk> found() {
    String folder = System.getenv("REFRAIN_JDKS");
    if (folder == null) {
      return List.of(running());
    }
    try (Stream<Path> homes = Files.list(Path.of(folder))) {
      List<Jdk> jdks =
          homes
              .filter(home -> FOLDER.matcher(home.getFileName().toString()).matches())
              .map(Jdk::of)
              .sorted(Comparator.comparingInt(Jdk::version))
              .toList();
      if (jdks.isEmpty()) {
        throw new IllegalStateException("REFRAIN_JDKS: no folder jdk-... in " + folder);
      }
      return jdks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDK that runs the tests. */
  public static Jdk running() {
    return new Jdk(Runtime.version().feature(), false, Path.of(System.getProperty("java.home")));
  }

  private static Jdk of(Path home) {
    Matcher folder = FOLDER.matcher(home.getFileName().toString());
    if (!folder.matches()) {
      throw new IllegalArgumentException(home.toString());
    }
    String runtime = releaseOf(home).getProperty("JAVA_RUNTIME_VERSION", "").replace("\"", "");
    return new Jdk(Integer.parseInt(folder.group(1)), runtime.matches("\\d+-ea.*"), home);
  }

  private static Properties releaseOf(Path home) {
    Properties release = new Properties();
    Path file = home.resolve("release");
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        release.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return release;
  }

  /** A program of this JDK, such as {@code java} or {@code jcmd}. */
  public Path tool(String name) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return home.resolve("bin").resolve(windows ? name + ".exe" : name);
  }

  @Override
  public String toString() {
    return "Java " + version;
  }
}
