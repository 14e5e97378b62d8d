package com.example.shop;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/** The service's main program: opens the back ends, serves, and stops when told. */
public final class Shop {
  private Shop() {}

  public static void main(String[] arguments) throws Exception {
    Settings settings;
    try {
      settings = Settings.parse(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.err.println(Settings.USAGE);
      System.exit(2);
      return;
    }
    // Without it a response of two segments waits for the client's delayed acknowledgement: 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    serve(settings);
  }

  private static void serve(Settings settings)
      throws SQLException, IOException, InterruptedException {
    try (Database database =
            new Database(
                settings.database(), settings.connections(), settings.databaseLatencyMillis());
        ShopServer server =
            new ShopServer(
                new ShopPages(database, new PartnerClient(settings.partner())), settings.port())) {
      System.out.println("listening on http://127.0.0.1:" + server.port());
      if (settings.untilInputEnds()) {
        System.in.transferTo(OutputStream.nullOutputStream());
      } else {
        new CountDownLatch(1).await();
      }
    }
  }
}
