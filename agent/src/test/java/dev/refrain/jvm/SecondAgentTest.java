package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Another agent in the JVM, and other rules in the middle of calls. */
class SecondAgentTest {
  private static final String FLIGHTS =
      """
      rules:
        - {name: later, method: 'com.example.Retransformation#later', ttl: 1h, key: [key]}
        - {name: now, method: 'com.example.Retransformation#now', ttl: 1h}
      """;
  private static final String VALUES =
      "rules: [{name: value, method: 'com.example.Reloading#value', ttl: 1h}]\n";
  private static final String NO_VALUES =
      "rules: [{name: other, method: 'com.example.None#such', ttl: 1h}]\n";

  @TempDir Path folder;
  private Path second;

  /** Its class is on the class path: the jar says only that it is an agent. */
  @BeforeEach
  void packSecondAgent() throws Exception {
    second = folder.resolve("second-agent.jar");
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", "com.example.SecondAgent");
    main.putValue("Can-Retransform-Classes", "true");
    try (OutputStream out = Files.newOutputStream(second)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private String rules(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @OnEachJdk
  void a_thousand_flights_while_another_agent_retransforms(Jdk jdk) throws Exception {
    String arguments = "rules=" + rules("flights.yaml", FLIGHTS) + ",strict=true";
    Outcome fine = new Outcome(0, "2000 keys\nretransformed\n[]\n", "");
    assertEquals(
        fine,
        ChildJvm.on(jdk).agent(arguments).agent(second, "").run("com.example.Retransformation"));
    assertEquals(
        fine,
        ChildJvm.on(jdk).agent(second, "").agent(arguments).run("com.example.Retransformation"));
  }

  @OnEachJdk
  void other_rules_in_the_middle_of_calls(Jdk jdk) throws Exception {
    String other;
    try (RunningChild child = ChildJvm.on(jdk).agent(second, "").start("com.example.Reloading")) {
      assertEquals("other class as in its file: true", child.firstLine());
      other = ask(child).replaceFirst(".*, other class: ", "");
    }
    String values = rules("values.yaml", VALUES);
    try (RunningChild child =
        ChildJvm.on(jdk)
            .attachQuietly()
            .agent("rules=" + values + ",strict=true")
            .agent(second, "")
            .start("com.example.Reloading")) {
      assertEquals("other class as in its file: true", child.firstLine());
      assertEquals(answer("100", false, other), ask(child));

      // The entries stay with their rule, whatever else of it changes.
      attach(jdk, child, rules("longer.yaml", VALUES.replace("1h", "2h")));
      assertEquals(answer("0", false, other), ask(child));

      attach(jdk, child, rules("none.yaml", NO_VALUES));
      assertEquals(answer("more", true, other), ask(child));

      attach(jdk, child, values);
      assertEquals(answer("more", false, other), ask(child));
      assertEquals(answer("0", false, other), ask(child));
      assertEquals(new Outcome(0, "all right\n", ""), child.end());
    }
  }

  private static void attach(Jdk jdk, RunningChild child, String rules) throws Exception {
    Outcome attached = ChildJvm.on(jdk).runAgent("attach", "" + child.pid(), rules);
    assertEquals(new Outcome(0, "", ""), attached);
  }

  private static String answer(String loads, boolean original, String other) {
    return loads + " loads, woven class as in its file: " + original + ", other class: " + other;
  }

  private static String ask(RunningChild child) throws Exception {
    child.writeLine("");
    return child.readLine();
  }
}
