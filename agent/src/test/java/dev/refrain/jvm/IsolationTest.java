package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application can see of the agent, and what of the JVM it finds changed: nothing. */
@Tag("jar")
class IsolationTest {
  private static final List<String> OURS =
      List.of(
          "dev.refrain.control.Control",
          "dev.refrain.rules.Rule",
          "org.objectweb.asm.ClassReader",
          "org.yaml.snakeyaml.Yaml",
          "com.fasterxml.jackson.core.JsonFactory",
          "com.github.benmanes.caffeine.cache.Caffeine");

  @TempDir Path folder;
  private String rules;

  @BeforeEach
  void writeRules() throws Exception {
    Path file = folder.resolve("rules.yaml");
    rules = Files.writeString(file, "rules: [{method: 'a.B#c', ttl: 30s}]\n").toString();
  }

  @Test
  void the_entry_is_the_jars_only_class() throws Exception {
    try (JarFile jar = new JarFile(ChildJvm.AGENT.toFile())) {
      List<String> classes =
          jar.stream().map(Object::toString).filter(name -> name.endsWith(".class")).toList();
      assertEquals(List.of("dev/refrain/Agent.class"), classes);
    }
  }

  @OnEachJdk
  void no_class_of_ours_is_visible(Jdk jdk) throws Exception {
    Outcome seen =
        ChildJvm.on(jdk).agent(rules).run("com.example.Strangers", OURS.toArray(String[]::new));
    assertEquals(new Outcome(0, "looked for 6\n", ""), seen);
  }

  @OnEachJdk
  void an_application_keeps_its_own_old_libraries(Jdk jdk) throws Exception {
    Path old = ChildJvm.AGENT.resolveSibling("old-libraries");
    ChildJvm jvm = ChildJvm.on(jdk);
    try (Stream<Path> jars = Files.list(old)) {
      jars.sorted().forEach(jvm::classPath);
    }
    Outcome without = jvm.run("com.example.OldLibraries");
    Outcome with = jvm.agent(rules).run("com.example.OldLibraries");
    assertEquals(without, with);
    assertEquals(
        """
        caffeine 1 from caffeine-2.3.5.jar
        snakeyaml {a=1} from snakeyaml-1.17.jar
        asm com/example/OldLibraries from asm-5.0.4.jar
        bytebuddy made from byte-buddy-1.9.16.jar
        """,
        with.out());
  }

  @OnEachJdk
  void the_door_is_seen_by_loaders_that_ask_for_nothing_but_java(Jdk jdk) throws Exception {
    Path own =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            rules:
              - method: com.example.Bundle$Inside#later
                ttl: 1h
                key: [key.id]
              - method: com.example.Bundle$Inside#plain
                ttl: 1h
                key: [key.id]
            """);
    assertEquals(
        new Outcome(0, "java.lang.RefrainDoor of null\ntrue, aa, 2\n", ""),
        ChildJvm.on(jdk).agent("rules=" + own + ",strict=true").run("com.example.Bundle"));
    // Some JDKs then find no types, and the rules are off; the application goes on.
    Outcome careless = ChildJvm.on(jdk).agent("" + own).run("com.example.Bundle", "careless");
    assertTrue(careless.out().matches("java.*\n(true|false), aa, [2-4]\n"), careless.out());
    assertEquals(0, careless.exit());
  }

  @OnEachJdk
  void nothing_that_all_of_the_JVM_shares_is_changed(Jdk jdk) throws Exception {
    Path own =
        Files.writeString(
            folder.resolve("own.yaml"),
            "rules: [{method: 'com.example.Surroundings#asked', ttl: 1h, key: [text]}]\n");
    Outcome without = surroundings(ChildJvm.on(jdk), jdk);
    Outcome with = surroundings(ChildJvm.on(jdk).agent("rules=" + own + ",strict=true"), jdk);
    // The JVM of Java 8 puts any agent's jar at the end of this property, whatever the agent does.
    String byTheJvm = File.pathSeparator + ChildJvm.AGENT;
    String woven = with.out().replace("asked 2 times", "asked 1 times").replace(byTheJvm, "");
    assertEquals(without.out().replace("asked 2 times", "asked 1 times"), woven);
    assertTrue(with.out().contains("asked 1 times"), with.out());
    assertTrue(without.out().contains("[] at exit"), without.out());
    assertEquals(without.err(), with.err());
    assertEquals(without.exit(), with.exit());
    assertTrue(with.out().endsWith("logs class com.example.QuietLogManager\n"), with.out());
  }

  @OnEachJdk
  void only_a_report_at_the_exit_takes_a_shutdown_hook(Jdk jdk) throws Exception {
    Outcome with = surroundings(ChildJvm.on(jdk).agent("rules=" + rules + ",report=exit"), jdk);
    assertTrue(with.out().contains("[refrain-report] at exit"), with.out());
    assertTrue(with.err().startsWith("refrain: report\n"), with.err());
  }

  /** Opened to see the shutdown hooks. */
  private static Outcome surroundings(ChildJvm jvm, Jdk jdk) throws Exception {
    if (jdk.version() > 8) {
      jvm.option("--add-opens", "java.base/java.lang=ALL-UNNAMED");
    }
    return jvm.run("com.example.Surroundings");
  }

  @OnEachJdk
  void logging_management_and_file_systems_are_not_started(Jdk jdk) throws Exception {
    String shop = "rules=" + ShoppingTest.write(folder);
    List<String> without =
        loaded(ChildJvm.on(jdk).option("-verbose:class").run("com.example.Shopping"));
    List<String> with =
        loaded(ChildJvm.on(jdk).option("-verbose:class").agent(shop).run("com.example.Shopping"));
    List<String> started =
        with.stream()
            .filter(name -> !without.contains(name))
            .filter(
                name ->
                    name.startsWith("java.util.logging.")
                        || name.startsWith("java.lang.management.")
                        || name.startsWith("javax.management.")
                        || name.startsWith("sun.misc.Unsafe")
                        || name.startsWith("java.security.SecureRandom")
                        || name.startsWith("jdk.nio.zipfs."))
            .toList();
    assertEquals(List.of(), started);
    assertTrue(with.contains("dev.refrain.control.Control"), "the log lacks the agent");
  }

  /** Names in the JVM's log of loaded classes, in either of its formats. */
  private static List<String> loaded(Outcome outcome) {
    return outcome
        .out()
        .lines()
        .filter(line -> line.contains(" source: ") || line.startsWith("[Loaded "))
        .map(line -> line.replaceFirst("^(\\[Loaded |(\\[[^]]*\\] ?)*)", "").split(" ")[0])
        .toList();
  }
}
