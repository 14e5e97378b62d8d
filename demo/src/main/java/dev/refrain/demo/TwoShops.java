package dev.refrain.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What instances of the service have in common but a store: one database and one partner. */
final class TwoShops implements AutoCloseable {
  private final Path folder;
  private final ServerProcess partner;
  private final ServerProcess database;

  TwoShops(Path folder) throws IOException {
    this.folder = folder;
    this.partner = ServerProcess.start(ShopCommand.partner(), folder.resolve("partner.err"));
    try {
      this.database = ServerProcess.start(ShopCommand.database(), folder.resolve("database.err"));
    } catch (IOException failed) {
      partner.close();
      throw failed;
    }
  }

  /** An instance whose standard error goes to a file of that name. */
  ServerProcess start(List<String> flags, String name) throws IOException {
    return ServerProcess.start(command(flags), folder.resolve(name + ".err"));
  }

  ServerProcess startInSight(List<String> flags) throws IOException {
    return ServerProcess.startInSight(command(flags));
  }

  private List<String> command(List<String> flags) {
    URI at = database.address();
    return ShopCommand.shop(partner.address(), at, flags);
  }

  @Override
  public void close() {
    database.close();
    partner.close();
  }
}
