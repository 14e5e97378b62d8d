package dev.refrain.demo;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program of a store: one that the machine has, or one fetched as the tests fetch theirs. */
record StoreProgram(Path file, String version) {
  private static final Path SOURCES = Path.of("src", "test", "java", "dev", "refrain", "servers");

  /** The program, fetched where there is none. */
  static StoreProgram find(StoreKind kind, Path root, PrintStream out)
      throws IOException, InterruptedException {
    Optional<Path> file = lookUp(kind, root);
    if (file.isEmpty()) {
      out.println("There is no " + kind.programs().get(0) + " here: fetching one.");
      fetch(kind.programs().get(0), root.resolve("agent"));
      file = lookUp(kind, root);
    }
    if (file.isEmpty()) {
      throw new IOException(
          "there is no "
              + String.join(" or ", kind.programs())
              + "; put one on the PATH, or its folder into REFRAIN_SERVERS");
    }
    return new StoreProgram(file.get(), version(file.get()));
  }

  static Optional<Path> lookUp(StoreKind kind, Path root) throws IOException {
    List<Path> folders = folders(root);
    for (String name : kind.programs()) {
      for (Path folder : folders) {
        if (Files.isExecutable(folder.resolve(name))) {
          return Optional.of(folder.resolve(name));
        }
      }
    }
    return Optional.empty();
  }

  /** Where the tests look, in their order. */
  private static List<Path> folders(Path root) throws IOException {
    List<Path> folders = new ArrayList<>();
    String servers = System.getenv("REFRAIN_SERVERS");
    if (servers != null) {
      folders.add(Path.of(servers));
    }
    String jdks = System.getenv("REFRAIN_JDKS");
    if (jdks != null && Files.isDirectory(Path.of(jdks))) {
      try (Stream<Path> inside = Files.list(Path.of(jdks))) {
        inside.sorted().map(each -> each.resolve("bin")).forEach(folders::add);
      }
    }
    for (String each : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      folders.add(Path.of(each));
    }
    folders.add(root.resolve("agent/target/servers/bin").toAbsolutePath().normalize());
    return folders;
  }

  /** Runs the tests' own fetching program, which needs nothing but a JDK. */
  private static void fetch(String name, Path agent) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin");
    Path classes = Path.of("target", "server-fetch");
    run(
        agent,
        java.resolve("javac").toString(),
        "-d",
        classes.toString(),
        SOURCES.resolve("ServerFetch.java").toString(),
        SOURCES.resolve("ServerFolders.java").toString());
    run(
        agent,
        java.resolve("java").toString(),
        "-cp",
        classes.toString(),
        "dev.refrain.servers.ServerFetch",
        name);
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    try {
      process.waitFor();
    } finally {
      process.destroy();
    }
  }

  private static String version(Path file) throws IOException {
    Process process =
        new ProcessBuilder(file.toString(), "--version").redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher version = Pattern.compile("[0-9]+(\\.[0-9]+)+").matcher(text);
    return version.find() ? version.group() : "";
  }
}
