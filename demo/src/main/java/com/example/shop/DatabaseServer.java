package com.example.shop;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.tools.Server;

/** H2 in a process of its own, for several instances of the service. */
public final class DatabaseServer {
  private DatabaseServer() {}

  /** Serves until standard input ends. */
  public static void main(String[] arguments) throws SQLException, IOException {
    System.setProperty("h2.bindAddress", "127.0.0.1");
    try (Connection keepsItOpen = DriverManager.getConnection("jdbc:h2:mem:shop")) {
      Schema.create(keepsItOpen);
      Server server = Server.createTcpServer("-tcpPort", "0").start();
      System.out.println("listening on jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:shop");
      System.in.transferTo(OutputStream.nullOutputStream());
      server.stop();
    }
  }
}
