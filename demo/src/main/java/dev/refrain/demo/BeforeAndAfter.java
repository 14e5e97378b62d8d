package dev.refrain.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs the service without and with the agent under the same load, and shows both. */
final class BeforeAndAfter {
  private static final int STARTS = 3;

  private final DemoOptions options;
  private final Path agent;
  private final Path rules;
  private final Path folder;
  private final PrintStream out;

  BeforeAndAfter(DemoOptions options, Path agent, Path rules, Path folder, PrintStream out) {
    this.options = options;
    this.agent = agent;
    this.rules = rules;
    this.folder = folder;
    this.out = out;
  }

  /** Whether every request was answered, and every read after a write showed it. */
  boolean run() throws IOException, InterruptedException {
    List<String> flags = ShopCommand.agent(agent, rules);
    out.println("A shop service of plain Java: HTTP server, H2, and a partner's HTTP API.");
    out.println("The only difference between the two runs is");
    out.println("  " + flags.get(0));
    out.println();
    double[] startsWithout = new double[STARTS];
    double[] startsWith = new double[STARTS];
    out.print("  measuring the start ");
    for (int i = 0; i < STARTS; i++) {
      startsWithout[i] = start(List.of());
      startsWith[i] = start(flags);
    }
    out.println();
    LoadResult without = load("without agent", List.of(), folder.resolve("without-agent.err"));
    Path errors = folder.resolve("with-agent.err");
    LoadResult with = load("with agent", flags, errors);
    Comparison comparison =
        new Comparison(without, with, median(startsWithout), median(startsWith));
    String report = Files.readString(errors);
    String conditions = conditions();
    Path page = folder.resolve("comparison.html");
    Files.writeString(
        page, new PlotPage(comparison, conditions, Files.readString(rules), report).html());
    out.println();
    out.print(TextTable.of("without agent", "with agent", comparison.rows()));
    out.println();
    out.println(conditions);
    out.println();
    out.println("What the agent says at exit (-Drefrain.report=exit):");
    out.println();
    out.print(report);
    out.println();
    out.println("Charts: " + page.toAbsolutePath().normalize());
    out.println("To play with it: ./demo/run --serve");
    return comparison.clean();
  }

  private LoadResult load(String label, List<String> flags, Path errors)
      throws IOException, InterruptedException {
    try (ServerProcess partner = startPartner();
        ServerProcess shop =
            ServerProcess.start(ShopCommand.shop(partner.address(), flags), errors)) {
      return new Load(options.users(), options.seconds())
          .drive(shop.address(), new ProgressLine(out, options.terminal(), label));
    }
  }

  /** Milliseconds until the service listens. */
  private double start(List<String> flags) throws IOException {
    try (ServerProcess partner = startPartner();
        ServerProcess shop =
            ServerProcess.start(
                ShopCommand.shop(partner.address(), flags), folder.resolve("start.err"))) {
      out.print(".");
      out.flush();
      return shop.startTime().toNanos() / 1e6;
    }
  }

  private ServerProcess startPartner() throws IOException {
    return ServerProcess.start(ShopCommand.partner(), folder.resolve("partner.err"));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private String conditions() {
    return """
        %d users, each with one request under way and no pause, for %d s; same seed; nothing left
        out, so the first seconds with a cold JVM and an empty cache count too. The database is H2
        in the service's process: %d connections, and %d ms on top of each statement, in place of
        the network. The partner's API is a second JVM that answers after %d ms. Load, service and
        partner share this machine: %d processors, Java %s. Start: median of %d."""
        .formatted(
            options.users(),
            options.seconds(),
            ShopCommand.CONNECTIONS,
            ShopCommand.DATABASE_LATENCY_MILLIS,
            ShopCommand.PARTNER_LATENCY_MILLIS,
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            STARTS);
  }
}
