package dev.refrain.store.memcached;

import dev.refrain.servers.MemcachedServer;
import dev.refrain.servers.NeedsServer;
import dev.refrain.store.FullStoreContract;
import dev.refrain.store.SharedStore;

@NeedsServer("memcached")
class FullServerTest extends FullStoreContract {
  private MemcachedServer server;

  @Override
  protected SharedStore open() {
    server = MemcachedServer.start("-M", "-m", "2");
    return Stores.on(server);
  }

  /** Every size of item has room of its own. */
  @Override
  protected void fill() {
    for (int length = 1; length < 300; length += 20) {
      StringBuilder commands = new StringBuilder();
      String value = "v".repeat(length);
      for (int i = 0; i < 15_000; i++) {
        commands.append("set fill:").append(length).append(':').append(i);
        commands.append(" 0 0 ").append(length).append(" noreply\r\n").append(value).append("\r\n");
      }
      server.operator(commands.substring(0, commands.length() - 2));
    }
  }

  @Override
  protected void stopServer() {
    server.close();
  }
}
