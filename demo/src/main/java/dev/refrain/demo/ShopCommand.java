package dev.refrain.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the servers. */
final class ShopCommand {
  static final int PARTNER_LATENCY_MILLIS = 15;
  static final int DATABASE_LATENCY_MILLIS = 4;
  static final int CONNECTIONS = 10;

  private ShopCommand() {}

  static List<String> partner() {
    return java(List.of(), "com.example.partner.Partner", "--latency", "" + PARTNER_LATENCY_MILLIS);
  }

  static List<String> database() {
    return java(List.of(), "com.example.shop.DatabaseServer");
  }

  /** One of several instances, with a database that they share. */
  static List<String> shop(URI partner, URI database, List<String> agent) {
    List<String> command = shop(partner, agent);
    command.addAll(List.of("--database", database.toString()));
    return command;
  }

  static List<String> shop(URI partner, List<String> agent) {
    return java(
        agent,
        "com.example.shop.Shop",
        "--partner",
        partner.toString(),
        "--connections",
        "" + CONNECTIONS,
        "--database-latency",
        "" + DATABASE_LATENCY_MILLIS,
        "--until-input-ends");
  }

  /** All that the service needs to run with the agent. */
  static List<String> agent(Path jar, Path rules) {
    return List.of("-javaagent:" + jar + "=" + rules, "-Drefrain.report=exit");
  }

  /** The same, with rules that name the store's address DEMO_STORE. */
  static List<String> agentWithStore(Path jar, Path rules, String store) {
    List<String> flags = new ArrayList<>(agent(jar, rules));
    flags.add("-DDEMO_STORE=" + store);
    return flags;
  }

  private static List<String> java(List<String> options, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(List.of(arguments));
    return command;
  }
}
