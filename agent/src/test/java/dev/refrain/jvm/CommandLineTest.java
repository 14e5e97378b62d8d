package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar refrain-agent.jar}, and what it does to a JVM that runs. */
class CommandLineTest {
  @TempDir Path folder;
  private Path good;
  private Path wrong;

  @BeforeEach
  void writeRules() throws Exception {
    good = Files.writeString(folder.resolve("g.yaml"), "rules: [{method: 'a.B#c', ttl: 30s}]\n");
    wrong = Files.writeString(folder.resolve("w.yaml"), "rules: [{method: 'a.B#c', ttl: 30}]\n");
  }

  @OnEachJdk
  void version_and_help(Jdk jdk) throws Exception {
    Outcome version = ChildJvm.on(jdk).runAgent("--version");
    assertTrue(version.out().matches("Refrain \\d+\\.\\d+\\.\\d+\\S*\n"), version.out());
    assertEquals(new Outcome(0, version.out(), ""), version);
    Outcome help = ChildJvm.on(jdk).runAgent("--help");
    assertTrue(help.out().startsWith("usage: "), help.out());
    assertEquals(new Outcome(0, help.out(), ""), help);
  }

  @OnEachJdk
  void wrong_usage_is_told_beside_the_right_one(Jdk jdk) throws Exception {
    String usage = ChildJvm.on(jdk).runAgent("--help").out();
    assertEquals(
        new Outcome(2, "", "refrain: a command is missing\n" + usage), ChildJvm.on(jdk).runAgent());
    assertEquals(
        new Outcome(2, "", "refrain: unknown command reprot\n" + usage),
        ChildJvm.on(jdk).runAgent("reprot", "1"));
    assertEquals(
        new Outcome(2, "", "refrain: 'x1' is no process id\n" + usage),
        ChildJvm.on(jdk).runAgent("report", "x1"));
    assertEquals(
        new Outcome(
            2, "", "refrain: attach takes a process id and a rules file or folder\n" + usage),
        ChildJvm.on(jdk).runAgent("attach", "1"));
  }

  @OnEachJdk
  void a_JVM_that_does_not_run_is_told(Jdk jdk) throws Exception {
    Outcome outcome = ChildJvm.on(jdk).runAgent("report", "999999999");
    assertTrue(
        outcome.err().matches("refrain: can't attach to JVM 999999999: .*\n"), outcome.err());
    assertEquals(new Outcome(1, "", outcome.err()), outcome);
  }

  @OnEachJdk
  void report_does_not_start_an_agent(Jdk jdk) throws Exception {
    try (RunningChild child = ChildJvm.on(jdk).start("com.example.Waiting")) {
      Outcome report = ChildJvm.on(jdk).runAgent("report", "" + child.pid());
      assertEquals(new Outcome(2, "", "Refrain does not run in this JVM\n"), report);
      assertEquals("done\n", child.end().out());
    }
  }

  @OnEachJdk
  void attach_starts_the_agent_and_report_asks_it(Jdk jdk) throws Exception {
    try (RunningChild child = ChildJvm.on(jdk).attachQuietly().start("com.example.Waiting")) {
      String pid = "" + child.pid();
      Outcome refused = ChildJvm.on(jdk).runAgent("attach", pid, wrong.toString());
      assertTrue(refused.err().startsWith(wrong + ":1:"), refused.err());
      assertEquals(new Outcome(2, "", refused.err()), refused);

      assertEquals(
          new Outcome(0, "", ""), ChildJvm.on(jdk).runAgent("attach", pid, good.toString()));
      Outcome report = ChildJvm.on(jdk).runAgent("report", pid);
      assertTrue(report.out().contains("a.B#c"), report.out());

      // What is in force stays in force.
      assertEquals(refused, ChildJvm.on(jdk).runAgent("attach", pid, wrong.toString()));
      assertEquals(report, ChildJvm.on(jdk).runAgent("report", pid));
      String told = "refrain: " + refused.err();
      assertEquals(new Outcome(0, "done\n", told + told), child.end());
    }
  }
}
