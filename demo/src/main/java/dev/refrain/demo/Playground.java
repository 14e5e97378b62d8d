package dev.refrain.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/** The service with the agent, left running for a person to play with. */
final class Playground {
  private final Path agent;
  private final Path rules;
  private final Path folder;
  private final PrintStream out;

  Playground(Path agent, Path rules, Path folder, PrintStream out) {
    this.agent = agent;
    this.rules = rules;
    this.folder = folder;
    this.out = out;
  }

  void open() throws IOException, InterruptedException {
    try (ServerProcess partner =
            ServerProcess.start(ShopCommand.partner(), folder.resolve("partner.err"));
        ServerProcess shop =
            ServerProcess.startInSight(
                ShopCommand.shop(partner.address(), ShopCommand.agent(agent, rules)))) {
      out.print(text(shop.address()));
      out.flush();
      shop.await();
      throw new IOException("the service has ended with exit code " + shop.exitCode());
    }
  }

  private static String text(URI shop) {
    return """
        The shop is at @shop@, with the agent. Try, in another terminal:

        A product page, slow the first time, fast the second:
          curl -w '%{time_total} s\\n' @shop@/products/7
          curl -w '%{time_total} s\\n' @shop@/products/7

        What the back ends were asked so far:
          curl @shop@/stats

        Change its price, and read it again: the new price at once, one more database query:
          curl -d cents=4200 @shop@/products/7/price
          curl -w '%{time_total} s\\n' @shop@/products/7
          curl @shop@/stats

        More:
          curl -w '%{time_total} s\\n' '@shop@/products/7?currency=NOK&country=NO'
          curl -w '%{time_total} s\\n' '@shop@/categories/lamps?page=2'
          curl -w '%{time_total} s\\n' @shop@/report
          curl -w '%{time_total} s\\n' '@shop@/search?q=oak'    (no rule: never remembered)

        Ctrl-C ends it, and prints the agent's report.
        """
        .replace("@shop@", shop.toString());
  }
}
