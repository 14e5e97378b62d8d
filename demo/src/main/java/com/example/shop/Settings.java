package com.example.shop;

import java.net.URI;

/** The command line, read. */
final class Settings {
  static final String USAGE =
      "usage: Shop --partner <url> [--port <n>] [--database <jdbc url>] [--connections <n>]"
          + " [--database-latency <ms>] [--until-input-ends]";

  private URI partner;
  private int port;
  private String database;
  private int connections = 10;
  private int databaseLatencyMillis = 4;
  private boolean untilInputEnds;

  private Settings() {}

  static Settings parse(String[] arguments) {
    Settings settings = new Settings();
    for (int i = 0; i < arguments.length; i++) {
      String option = arguments[i];
      if (option.equals("--until-input-ends")) {
        settings.untilInputEnds = true;
      } else if (i + 1 < arguments.length) {
        settings.set(option, arguments[++i]);
      } else {
        throw new IllegalArgumentException("unknown option or no value: " + option);
      }
    }
    if (settings.partner == null) {
      throw new IllegalArgumentException("--partner is missing");
    }
    return settings;
  }

  private void set(String option, String value) {
    switch (option) {
      case "--partner":
        partner = URI.create(value);
        break;
      case "--port":
        port = Request.number(option, value);
        break;
      case "--database":
        database = value;
        break;
      case "--connections":
        connections = Request.number(option, value);
        break;
      case "--database-latency":
        databaseLatencyMillis = Request.number(option, value);
        break;
      default:
        throw new IllegalArgumentException("unknown option: " + option);
    }
  }

  URI partner() {
    return partner;
  }

  int port() {
    return port;
  }

  /** Null: one of its own. */
  String database() {
    return database;
  }

  int connections() {
    return connections;
  }

  int databaseLatencyMillis() {
    return databaseLatencyMillis;
  }

  boolean untilInputEnds() {
    return untilInputEnds;
  }
}
