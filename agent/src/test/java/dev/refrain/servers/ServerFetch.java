package dev.refrain.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Run by the build before the tests, and by the demo with the names of programs that it needs: what
 * is missing of the servers is fetched with the machine's own apt-get and unpacked below {@code
 * target/servers}. Nothing is installed or started, and it takes no rights. Says what it did.
 */
final class ServerFetch {
  /** Programs, some of one version, and the packages they may come in. */
  private static final Map<String, String> PACKAGES =
      new TreeMap<>(
          Map.of(
              "redis-server", "redis-server",
              "redis-server 7", "redis-server",
              "redis-server 8", "redis-server",
              "valkey-server", "valkey-server",
              "memcached", "memcached"));

  private static final Path ROOT = ServerFolders.FETCHED.resolve("root");
  private static final Path APT = ServerFolders.FETCHED.resolve("apt");

  private ServerFetch() {}

  public static void main(String[] arguments) throws Exception {
    boolean forTests = arguments.length == 0;
    if (forTests) {
      Files.deleteIfExists(ServerFolders.NOT_RUN);
    }
    Collection<String> wanted = forTests ? PACKAGES.keySet() : List.of(arguments);
    List<String> missing = missing(wanted);
    if (missing.isEmpty()) {
      return;
    }
    if (ServerFolders.lookUp("apt-get").isEmpty() || ServerFolders.lookUp("dpkg-deb").isEmpty()) {
      say("no apt-get to fetch " + String.join(", ", missing) + " with");
      return;
    }
    say("fetching " + String.join(", ", missing) + " with apt-get into " + ServerFolders.FETCHED);
    Files.createDirectories(APT.resolve("lists").resolve("partial"));
    Files.createDirectories(APT.resolve("cache").resolve("archives").resolve("partial"));
    if (!apt("update")) {
      say("apt-get update failed: see " + log());
    }
    for (String each : missing) {
      if (!apt(
          "install", "--download-only", "--yes", "--no-install-recommends", PACKAGES.get(each))) {
        say("apt-get has no " + PACKAGES.get(each));
      }
    }
    unpack();
    for (String each : missing) {
      wrap(each);
    }
    List<String> still = missing(wanted);
    if (forTests && !still.isEmpty()) {
      say("without " + String.join(", ", still) + " its tests don't run");
    }
  }

  private static List<String> missing(Collection<String> wanted) {
    return wanted.stream().filter(each -> ServerFolders.lookUp(each).isEmpty()).toList();
  }

  /** With lists and a cache of its own; what is installed is known, and not fetched again. */
  private static boolean apt(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("apt-get", "-q"));
    for (String option :
        List.of(
            "Dir::State::Lists=" + APT.resolve("lists"),
            "Dir::Cache=" + APT.resolve("cache"),
            "Debug::NoLocking=true",
            "APT::Sandbox::User=" + System.getProperty("user.name"),
            "APT::Update::Error-Mode=any")) {
      command.add("-o");
      command.add(option);
    }
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static boolean run(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroy();
      return false;
    }
    return process.exitValue() == 0;
  }

  private static void unpack() throws Exception {
    Files.createDirectories(ROOT);
    try (Stream<Path> archives = Files.list(APT.resolve("cache").resolve("archives"))) {
      for (Path each : archives.filter(file -> file.toString().endsWith(".deb")).toList()) {
        run(List.of("dpkg-deb", "-x", each.toString(), ROOT.toString()));
      }
    }
  }

  /** A program finds the libraries that came with it, and others where they always are. */
  private static void wrap(String wanted) throws IOException {
    String name = wanted.split(" ", 2)[0];
    Path program = ROOT.resolve("usr/bin").resolve(name);
    if (!Files.isExecutable(program)) {
      return;
    }
    String folders;
    try (Stream<Path> below = Files.walk(ROOT.resolve("usr/lib"), 1)) {
      folders = String.join(":", below.map(Path::toString).toList());
    }
    Path script = ServerFolders.FETCHED.resolve("bin").resolve(name);
    Files.createDirectories(script.getParent());
    Files.writeString(
        script, "#!/bin/sh\nLD_LIBRARY_PATH='" + folders + "' exec '" + program + "' \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path log() {
    return ServerFolders.FETCHED.resolve("log");
  }

  private static void say(String what) {
    System.out.println("Servers: " + what);
  }
}
