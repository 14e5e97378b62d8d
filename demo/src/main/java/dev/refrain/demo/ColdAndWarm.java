package dev.refrain.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs two instances of the service that share a store, and shows how the second one starts and
 * what it sees of changes, beside instances that have their memory only.
 */
final class ColdAndWarm {
  private static final int FIRST_REQUESTS = 1_000;
  private static final int SECONDS_TO_WATCH = 3;
  private static final long OTHER_SEED = 7;

  private final DemoOptions options;
  private final StoreKind kind;
  private final Path agent;
  private final Path rules;
  private final Path root;
  private final Path folder;
  private final PrintStream out;

  ColdAndWarm(
      DemoOptions options,
      StoreKind kind,
      Path agent,
      Path rules,
      Path root,
      Path folder,
      PrintStream out) {
    this.options = options;
    this.kind = kind;
    this.agent = agent;
    this.rules = rules;
    this.root = root;
    this.folder = folder;
    this.out = out;
  }

  /** The result; whether every request was answered rightly is for it to say. */
  WarmStart run() throws IOException, InterruptedException {
    try (StoreServer store = StoreServer.start(kind, root, folder, out);
        TwoShops shops = new TwoShops(folder)) {
      out.println("Two instances of the shop share a database, a partner and a store.");
      out.println("Store: " + store.description());
      out.println("Rules: " + kind.rules(rules) + "; those in memory only: rules/demo.yaml");
      out.println();
      Half cold = half(shops, alone(), "cold start", 1, false);
      Half warm = half(shops, shared(store), "second starts", kind.changes(), true);
      WarmStart result =
          new WarmStart(cold.first, warm.first, cold.rest, warm.rest, cold.changes, warm.changes);
      print(result);
      return result;
    }
  }

  /** What one pair of instances has shown. */
  private record Half(LoadResult first, LoadResult rest, PriceChanges changes) {}

  private Half half(
      TwoShops shops, List<String> flags, String label, int changes, boolean firstHasLoad)
      throws IOException, InterruptedException {
    String name = firstHasLoad ? "shared" : "alone";
    try (ServerProcess first = shops.start(flags, name + "-1")) {
      if (firstHasLoad) {
        new Load(options.users(), options.seconds(), OTHER_SEED)
            .drive(first.address(), progress("first instance"));
      }
      try (ServerProcess second = shops.start(flags, name + "-2")) {
        int turns = Math.max(1, FIRST_REQUESTS / options.users());
        LoadResult start =
            new Load(options.users(), options.seconds()).driveTurns(second.address(), turns);
        int left = (int) Math.round(options.seconds() - start.seconds());
        LoadResult rest =
            new Load(options.users(), Math.max(1, left), Load.SEED + 1)
                .drive(second.address(), progress(label));
        return new Half(
            start,
            rest,
            PriceChanges.watch(first.address(), second.address(), changes, SECONDS_TO_WATCH));
      }
    }
  }

  private ProgressLine progress(String label) {
    return new ProgressLine(out, options.terminal(), label);
  }

  private List<String> alone() {
    return ShopCommand.agent(agent, rules.resolve("demo.yaml"));
  }

  private List<String> shared(StoreServer store) {
    return ShopCommand.agentWithStore(agent, kind.rules(rules), store.address());
  }

  private void print(WarmStart result) throws IOException {
    out.println();
    out.println(
        "The second instance starts; the first one runs already. All counts are the second's:");
    out.println();
    out.print(TextTable.of("memory only", "with " + kind.label(), result.rows()));
    out.println();
    out.println("A price is changed through the first instance, and read through the second,");
    out.println("from the moment on when the change has been answered:");
    out.println();
    out.print(TextTable.of("memory only", "with " + kind.label(), result.changes()));
    out.println();
    out.println(conditions());
    out.println();
    out.println("What the second instance says at exit (-Drefrain.report=exit):");
    out.println();
    // Its process has ended: both instances are closed before this.
    out.print(Files.readString(folder.resolve("shared-2.err")));
    out.println();
    out.println(
        "To play with it: ./demo/run --"
            + kind.label().toLowerCase(java.util.Locale.ROOT)
            + " --serve");
  }

  private String conditions() {
    String seen =
        kind == StoreKind.REDIS
            ? "Redis tells the instances of the change."
            : "Memcached tells nobody: the rules file's nearTtl bounds it to 1 s.";
    return """
        %s
        In memory only, the other instance serves the old price until its ttl of 5 min has passed.
        The new one is a query of the database away: %d ms or more.
        %d users without a pause, for %d s from the start of each instance on, with the same first
        requests; with the store, the first instance had another load for %d s before. The partner's
        stock is kept for 10 s only, so that some of it is asked for again. All of it runs on this
        machine: %d processors, Java %s."""
        .formatted(
            seen,
            ShopCommand.DATABASE_LATENCY_MILLIS,
            options.users(),
            options.seconds(),
            options.seconds(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version());
  }
}
