package dev.refrain.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the built jars, the rules and the results are. Immutable. */
record Checkout(Path root) {
  /** The one that this class was built in. */
  static Checkout here() {
    String root = System.getProperty("refrain.checkout");
    if (root == null) {
      throw new IllegalStateException("-Drefrain.checkout is missing; bench/run sets it");
    }
    return new Checkout(Path.of(root).toAbsolutePath().normalize());
  }

  Path agent() {
    Path jar = root.resolve("agent/target/refrain-agent.jar");
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is missing; bench/run builds it");
    }
    return jar;
  }

  Path rules(String file) {
    return root.resolve("bench/rules").resolve(file);
  }

  Path target() {
    return root.resolve("bench/target");
  }

  Path logs() {
    return target().resolve("logs");
  }

  /** The classes of this module, without what they need. */
  Path jar() {
    return target().resolve("refrain-bench.jar");
  }

  /** The class path of the JVMs that are measured: without the classes of the agent. */
  String classPath() {
    return jar() + File.pathSeparator + target().resolve("lib/*");
  }

  /** What the JVM of a contender needs. */
  String[] jvmArguments(String contender) {
    switch (contender) {
      case "woven":
        return withHeap("-javaagent:" + agent() + "=" + rules("quotes.yaml"));
      default:
        return withHeap();
    }
  }

  private static String[] withHeap(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "-Xms1g";
    all[1] = "-Xmx1g";
    System.arraycopy(more, 0, all, 2, more.length);
    return all;
  }
}
