package dev.refrain.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Two instances that share a store, left running for a person to play with. */
final class SharedPlayground {
  private static final String KEY = "shop:products:com.example.shop.Catalogue.find(int):7";

  private final StoreKind kind;
  private final Path agent;
  private final Path rules;
  private final Path root;
  private final Path folder;
  private final PrintStream out;

  SharedPlayground(
      StoreKind kind, Path agent, Path rules, Path root, Path folder, PrintStream out) {
    this.kind = kind;
    this.agent = agent;
    this.rules = rules;
    this.root = root;
    this.folder = folder;
    this.out = out;
  }

  void open() throws IOException, InterruptedException {
    try (StoreServer store = StoreServer.start(kind, root, folder, out);
        TwoShops shops = new TwoShops(folder)) {
      List<String> flags = ShopCommand.agentWithStore(agent, kind.rules(rules), store.address());
      try (ServerProcess first = shops.startInSight(flags);
          ServerProcess second = shops.startInSight(flags)) {
        out.println("Store: " + store.description());
        out.print(
            text(store)
                .replace("@first@", first.address().toString())
                .replace("@second@", second.address().toString()));
        out.flush();
        first.await();
        throw new IOException("the first instance has ended with exit code " + first.exitCode());
      }
    }
  }

  private String text(StoreServer store) {
    return """
        Two instances of the shop share it: @first@ and @second@. Try, in another terminal:

        A product page: slow through the first, and known to the second already:
          curl -w '%{time_total} s\\n' @first@/products/7
          curl -w '%{time_total} s\\n' @second@/products/7
          curl @second@/stats

        Change its price through the first, and read it through the second (@when@):
          curl -d cents=4200 @first@/products/7/price
          curl -w '%{time_total} s\\n' @second@/products/7

        @operator@
        Ctrl-C ends it, and prints the reports of both.
        """
        .replace("@when@", kind == StoreKind.REDIS ? "new at once" : "new within nearTtl, 1 s")
        .replace("@operator@", operator(store));
  }

  private String operator(StoreServer store) {
    if (kind == StoreKind.MEMCACHED) {
      return """
          What stands in Memcached, and an eviction by hand (both ask the database again, within 1 s):
            printf 'mg %s v t\\r\\nmn\\r\\nquit\\r\\n' | nc 127.0.0.1 %d
            printf 'delete %s\\r\\nquit\\r\\n' | nc 127.0.0.1 %d
            curl @second@/products/7; curl @second@/stats
          """
          .formatted(KEY, store.port(), KEY, store.port());
    }
    Path file = store.program().file();
    Path beside = file.resolveSibling(file.getFileName().toString().replace("-server", "-cli"));
    String command = (Files.isExecutable(beside) ? beside : "redis-cli") + " -p " + store.port();
    return """
        What stands in the store, and an eviction by hand (both ask the database again, at once):
          %s --scan --pattern 'shop:*'
          %s DEL '%s'
          curl -w '%%{time_total} s\\n' @second@/products/7
          curl @second@/stats
        """
        .formatted(command, command, KEY);
  }
}
