package dev.refrain.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A kind of store that two instances can share. */
enum StoreKind {
  REDIS("Redis", List.of("redis-server", "valkey-server"), "demo-redis.yaml", 50),
  MEMCACHED("Memcached", List.of("memcached"), "demo-memcached.yaml", 5);

  private final String label;
  private final List<String> programs;
  private final String rules;
  private final int changes;

  StoreKind(String label, List<String> programs, String rules, int changes) {
    this.label = label;
    this.programs = programs;
    this.rules = rules;
    this.changes = changes;
  }

  String label() {
    return label;
  }

  /** Any of them will do, the first one best. */
  List<String> programs() {
    return programs;
  }

  Path rules(Path folder) {
    return folder.resolve(rules);
  }

  /** How many changes are watched: with Memcached each takes a second. */
  int changes() {
    return changes;
  }

  /**
   * The command line of a server that takes connections of this machine only, and keeps no file.
   */
  List<String> command(Path program, int port) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    if (this == REDIS) {
      command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1"));
      command.addAll(List.of("--save", "", "--appendonly", "no"));
    } else {
      command.addAll(List.of("-p", "" + port, "-l", "127.0.0.1", "-U", "0", "-m", "64"));
      if ("root".equals(System.getProperty("user.name"))) {
        command.addAll(List.of("-u", "root"));
      }
    }
    return command;
  }
}
