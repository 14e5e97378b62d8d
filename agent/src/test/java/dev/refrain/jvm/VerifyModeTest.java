package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refrain.servers.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mode: verify} finds out about a program: the report at exit names it, and why. */
class VerifyModeTest {
  private static final String RULES =
      """
      defaults: {ttl: 1h, mode: verify}
      rules:
        - {name: tenant, method: 'com.example.Desk#ofTenant'}
        - {name: open, method: 'com.example.Desk#open'}
        - {name: quote, method: 'com.example.Desk#quote'}
        - {name: total, method: 'com.example.Desk#total'}
      """;

  private static final List<String> COMPARED =
      List.of(
          "tenant 7 4 57.1 % 0", "open 7 7 100.0 % 0", "quote 7 7 100.0 % 0", "total 7 0 0.0 % 0");

  @TempDir Path folder;

  @OnEachJdk
  void the_report_at_exit_names_each_method_that_does_not_fit(Jdk jdk) throws Exception {
    Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
    try (RunningChild child =
        ChildJvm.on(jdk)
            .agent("rules=" + rules)
            .option("-Drefrain.report=exit")
            .attachQuietly()
            .start("com.example.Desk")) {
      assertEquals(
          "a of emca has [9], [one of a, mine], a, a has [1]",
          child.firstLine(),
          "what the methods gave");
      Until.holds("all is compared", () -> isCompared(askReport(jdk, child)));
      Outcome end = child.end();
      assertTrue(end.err().startsWith("refrain: report\n"), end.err());
      assertTrue(isCompared(end.err()), end.err());
      List<String> said = end.err().lines().filter(line -> line.startsWith("  ! ")).toList();
      assertEquals(3, said.size(), end.err());
      assertTrue(
          said.get(0)
              .startsWith(
                  "  ! rule 'tenant': results depend on something outside the key (first 'client'):"
                      + " back to an earlier one 6 times, "),
          end.err());
      assertEquals(
          "  ! rule 'open': callers change the value that they get (first 'size'): set 'copy: true'",
          said.get(1));
      assertTrue(
          said.get(2)
              .startsWith(
                  "  ! rule 'quote': it reads the clock (first 'asOf'): 7 results differ in nothing"
                      + " else; "),
          end.err());
    }
  }

  private static String askReport(Jdk jdk, RunningChild child) throws Exception {
    return ChildJvm.on(jdk).runAgent("report", "" + child.pid()).out();
  }

  /** Comparing goes on in the background. */
  private static boolean isCompared(String report) {
    List<String> lines = report.lines().map(line -> line.trim().replaceAll(" {2,}", " ")).toList();
    return lines.containsAll(COMPARED);
  }
}
