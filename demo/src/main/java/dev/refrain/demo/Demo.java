package dev.refrain.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code demo/run} starts, in the repository's root. */
public final class Demo {
  private static final Path AGENT = Path.of("agent", "target", "refrain-agent.jar");
  private static final Path RULES_FOLDER = Path.of("rules");
  private static final Path RULES = RULES_FOLDER.resolve("demo.yaml");
  private static final Path FOLDER = Path.of("demo", "target");

  private static final int MILLIS_TO_NOTICE_CTRL_C = 300;

  private static volatile boolean stopping;

  private Demo() {}

  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true, "stopping"));
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws InterruptedException {
    DemoOptions options;
    try {
      options = DemoOptions.parse(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println("demo/run: " + wrong.getMessage() + " (--help lists the options)");
      return 2;
    }
    if (options.help()) {
      System.out.print(DemoOptions.USAGE);
      return 0;
    }
    try {
      if (!Files.isRegularFile(AGENT)) {
        throw new IOException("no " + AGENT + "; it takes: mvn -DskipTests package -pl agent");
      }
      if (options.store().isPresent()) {
        return withStore(options, options.store().get());
      }
      if (options.serve()) {
        new Playground(AGENT, RULES, FOLDER, System.out).open();
        return 0;
      }
      return new BeforeAndAfter(options, AGENT, RULES, FOLDER, System.out).run() ? 0 : 1;
    } catch (IOException failed) {
      // A Ctrl-C of the terminal reaches the servers as well, and their end may be noticed first.
      Thread.sleep(MILLIS_TO_NOTICE_CTRL_C);
      if (stopping) {
        return 1;
      }
      System.err.println("The demo has failed: " + failed.getMessage());
      return 1;
    }
  }

  private static int withStore(DemoOptions options, StoreKind kind)
      throws IOException, InterruptedException {
    Path root = Path.of("");
    if (options.serve()) {
      new SharedPlayground(kind, AGENT, RULES_FOLDER, root, FOLDER, System.out).open();
      return 0;
    }
    ColdAndWarm run = new ColdAndWarm(options, kind, AGENT, RULES_FOLDER, root, FOLDER, System.out);
    return run.run().clean() ? 0 : 1;
  }
}
