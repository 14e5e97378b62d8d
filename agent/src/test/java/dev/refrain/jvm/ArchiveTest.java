package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Classes that the JVM takes from an archive of its own making, and not from their files. */
class ArchiveTest {
  private static final int FIRST_WITH_ARCHIVES = 13;
  private static final int FIRST_WITH_PRELOADED_CLASSES = 25;

  @TempDir Path folder;
  private Path rules;
  private Path application;

  /** The JVM archives classes from jars only. */
  @BeforeEach
  void packApplication() throws Exception {
    rules = ShoppingTest.write(folder);
    application = folder.resolve("application.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(application));
        Stream<Path> files = Files.walk(ChildJvm.SCENARIOS)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(out, file);
      }
    }
  }

  private static void add(JarOutputStream out, Path file) throws IOException {
    String name = ChildJvm.SCENARIOS.relativize(file).toString().replace('\\', '/');
    out.putNextEntry(new JarEntry(name));
    out.write(Files.readAllBytes(file));
    out.closeEntry();
  }

  private ChildJvm application(Jdk jdk) {
    return ChildJvm.on(jdk).onlyClassPath(application);
  }

  private ChildJvm woven(Jdk jdk) {
    return application(jdk).agent("rules=" + rules);
  }

  private String told() {
    return ShoppingTest.TOLD.replace("FILE", rules.toString());
  }

  @OnEachJdk
  void archived_classes_are_woven(Jdk jdk) throws Exception {
    if (jdk.version() < FIRST_WITH_ARCHIVES) {
      return;
    }
    Path archive = folder.resolve("classes.jsa");
    application(jdk).option("-XX:ArchiveClassesAtExit=" + archive).run("com.example.Shopping");
    assertTrue(Files.exists(archive), "no archive");
    Outcome outcome =
        woven(jdk).option("-XX:SharedArchiveFile=" + archive).run("com.example.Shopping");
    // From Java 25 on, the JVM says with any agent that its own archive was made without one.
    String out = outcome.out().replaceAll("(?m)^\\[.*\\[error\\]\\[cds\\] .*\n", "");
    assertEquals(
        new Outcome(0, ShoppingTest.WOVEN, told()),
        new Outcome(outcome.exit(), out, outcome.err()));
  }

  @OnEachJdk
  void classes_that_are_there_before_the_agent_are_woven(Jdk jdk) throws Exception {
    if (jdk.version() < FIRST_WITH_PRELOADED_CLASSES) {
      return;
    }
    Path cache = folder.resolve("classes.aot");
    // With the module that the JVM adds for any agent; else it won't take the cache with one.
    application(jdk)
        .option("--add-modules", "java.instrument")
        .option("-XX:AOTCacheOutput=" + cache)
        .run("com.example.Shopping");
    assertTrue(Files.exists(cache), "no cache");
    ChildJvm jvm = woven(jdk).option("-XX:AOTMode=on", "-XX:AOTCache=" + cache);
    assertEquals(new Outcome(0, ShoppingTest.WOVEN, told()), jvm.run("com.example.Shopping"));
    String log = jvm.option("-Xlog:class+load").run("com.example.Shopping").out();
    int shop = log.indexOf("com.example.Shop source: shared objects file");
    int agent = log.indexOf("dev.refrain.Agent source:");
    assertTrue(shop >= 0 && shop < agent, log);
  }
}
