package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** From the command line to {@code main}: what the agent says, and that it says nothing else. */
class AgentStartTest {
  private static final String GOOD = "rules:\n  - method: com.acme.None#such\n    ttl: 30s\n";
  private static final String WRONG = "rules:\n  - method: com.acme.None#such\n    tll: 30s\n";
  private static final Outcome HELLO = new Outcome(0, "hello\n", "");

  @TempDir Path folder;
  private Path good;
  private Path wrong;

  @BeforeEach
  void writeRules() throws Exception {
    good = Files.writeString(folder.resolve("good.yaml"), GOOD);
    wrong = Files.writeString(folder.resolve("wrong.yaml"), WRONG);
  }

  private static Outcome hello(ChildJvm jvm) throws Exception {
    return jvm.run("com.example.Hello");
  }

  private String problem() {
    return "refrain: "
        + wrong
        + ":3:5 unknown setting 'tll' in rule 'com.acme.None#such'; did you mean 'ttl'?\n";
  }

  @OnEachJdk
  void rules_that_match_nothing_print_nothing(Jdk jdk) throws Exception {
    assertEquals(HELLO, hello(ChildJvm.on(jdk).agent(good.toString())));
  }

  @OnEachJdk
  void no_Unsafe_is_asked_for(Jdk jdk) throws Exception {
    ChildJvm jvm = ChildJvm.on(jdk).agent(good.toString());
    if (jdk.version() >= 23) {
      jvm.option("--sun-misc-unsafe-memory-access=deny");
    }
    assertEquals(HELLO, hello(jvm));
  }

  @OnEachJdk
  void rules_are_named_by_argument_then_property_then_variable(Jdk jdk) throws Exception {
    assertEquals(
        HELLO,
        hello(
            ChildJvm.on(jdk)
                .agent("rules=" + good)
                .option("-Drefrain.rules=" + wrong)
                .variable("REFRAIN_RULES", wrong.toString())));
    assertEquals(
        HELLO,
        hello(
            ChildJvm.on(jdk)
                .agent("")
                .option("-Drefrain.rules=" + good)
                .variable("REFRAIN_RULES", wrong.toString())));
    assertEquals(
        HELLO, hello(ChildJvm.on(jdk).agent("").variable("REFRAIN_RULES", good.toString())));
  }

  @OnEachJdk
  void wrong_rules_are_told_and_the_application_runs(Jdk jdk) throws Exception {
    assertEquals(
        new Outcome(0, "hello\n", problem()), hello(ChildJvm.on(jdk).agent(wrong.toString())));
  }

  @OnEachJdk
  void wrong_rules_stop_a_strict_start_before_main(Jdk jdk) throws Exception {
    assertEquals(
        new Outcome(2, "", problem()),
        hello(ChildJvm.on(jdk).agent("rules=" + wrong + ",strict=true")));
    assertEquals(
        new Outcome(2, "", problem()),
        hello(ChildJvm.on(jdk).agent(wrong.toString()).variable("REFRAIN_STRICT", "true")));
  }

  @OnEachJdk
  void wrong_arguments_are_told_and_the_application_runs(Jdk jdk) throws Exception {
    String told =
        "refrain: unknown setting 'rulse' in the agent's arguments; did you mean 'rules'?\n";
    assertEquals(new Outcome(0, "hello\n", told), hello(ChildJvm.on(jdk).agent("rulse=" + good)));
  }

  @OnEachJdk
  void no_rules_are_told_and_the_application_runs(Jdk jdk) throws Exception {
    String told =
        "refrain: no rules: name a file or folder behind the agent's jar"
            + " (-javaagent:refrain-agent.jar=rules.yaml), in -Drefrain.rules or in REFRAIN_RULES\n";
    assertEquals(new Outcome(0, "hello\n", told), hello(ChildJvm.on(jdk).agent("")));
  }

  @OnEachJdk
  void switched_off_it_does_not_even_read_the_rules(Jdk jdk) throws Exception {
    assertEquals(
        HELLO, hello(ChildJvm.on(jdk).agent(wrong.toString()).option("-Drefrain.enabled=false")));
    assertEquals(
        HELLO,
        hello(ChildJvm.on(jdk).agent(wrong.toString()).variable("REFRAIN_ENABLED", "false")));
    Outcome door =
        ChildJvm.on(jdk)
            .agent(good.toString())
            .option("-Drefrain.enabled=false")
            .run("com.example.Strangers", "java.lang.RefrainDoor");
    assertEquals(new Outcome(0, "looked for 1\n", ""), door);
  }

  @OnEachJdk
  void a_switch_that_is_misspelt_is_off_too_and_told(Jdk jdk) throws Exception {
    assertEquals(
        new Outcome(
            0,
            "hello\n",
            "refrain: not started: -Drefrain.enabled is 'no', but takes true or false\n"),
        hello(ChildJvm.on(jdk).agent(wrong.toString()).option("-Drefrain.enabled=no")));
    assertEquals(
        new Outcome(
            0,
            "hello\n",
            "refrain: not started: REFRAIN_ENABLED is 'off', but takes true or false\n"),
        hello(ChildJvm.on(jdk).agent(wrong.toString()).variable("REFRAIN_ENABLED", "off")));
    assertEquals(
        new Outcome(0, "hello\n", problem()),
        hello(ChildJvm.on(jdk).agent(wrong.toString()).option("-Drefrain.enabled=True")));
  }

  @OnEachJdk
  void named_twice_it_starts_once(Jdk jdk) throws Exception {
    String told = "refrain: -javaagent names it twice; ignores the second, '" + wrong + "'\n";
    assertEquals(
        new Outcome(0, "hello\n", told),
        hello(ChildJvm.on(jdk).agent(good.toString()).agent(wrong.toString())));
  }

  @OnEachJdk
  void a_path_with_spaces_and_umlauts_is_no_trouble(Jdk jdk) throws Exception {
    Path odd = Files.createDirectory(folder.resolve("größe 100% (+1) #2"));
    Path jar = Files.copy(ChildJvm.AGENT, odd.resolve("refrain agent.jar"));
    Path rules = Files.copy(good, odd.resolve("regeln, öfter.yaml"));
    assertEquals(HELLO, hello(ChildJvm.on(jdk).agent(jar, "rules=" + rules + ",strict=true")));
  }

  @OnEachJdk
  void tools_are_left_alone(Jdk jdk) throws Exception {
    String options = "-javaagent:" + ChildJvm.AGENT + "=" + wrong;
    ChildJvm jvm = ChildJvm.on(jdk).variable("JAVA_TOOL_OPTIONS", options);
    String picked = "Picked up JAVA_TOOL_OPTIONS: " + options + "\n";
    assertEquals(picked, jvm.runTool("jcmd", "-h").err());
    assertEquals(picked, jvm.runTool("keytool", "-list", "-keystore", "" + empty()).err());
    Path source = Files.writeString(folder.resolve("Empty.java"), "class Empty {}");
    assertEquals(picked, jvm.runTool("javac", source.toString()).err());
    assertEquals(
        new Outcome(0, "no agent\n", picked),
        jvm.run("org.codehaus.plexus.classworlds.launcher.Launcher"));
  }

  private Path empty() throws Exception {
    return Files.createFile(folder.resolve("empty.jks"));
  }

  @OnEachJdk
  void a_tool_that_is_left_alone_is_told_with_debug(Jdk jdk) throws Exception {
    Outcome tool =
        ChildJvm.on(jdk)
            .variable("JAVA_TOOL_OPTIONS", "-javaagent:" + ChildJvm.AGENT + "=log=debug")
            .runTool("jcmd", "-h");
    String main = jdk.version() < 9 ? "sun.tools.jcmd.JCmd" : "jdk.jcmd/sun.tools.jcmd.JCmd";
    assertEquals(
        "refrain: leaves " + main + " alone, a tool and no application",
        tool.err().lines().skip(1).findFirst().orElse(""));
  }
}
