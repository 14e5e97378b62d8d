package dev.refrain.demo;

import java.util.List;
import java.util.Optional;

/** The command line, read. */
record DemoOptions(
    int seconds,
    int users,
    Optional<StoreKind> store,
    boolean serve,
    boolean help,
    boolean terminal) {
  static final String USAGE =
      """
      usage: ./demo/run [--redis | --memcached] [--seconds <n>] [--users <n>]
             ./demo/run [--redis | --memcached] --serve

      Starts a small shop service without and then with the agent, drives the same load
      at both, prints a table and writes a page of charts. With --redis or --memcached: starts such
      a server and two instances of the service that share it, and shows that the second one
      starts warm, and when it sees a change made through the first.

        --seconds <n>   how long each of the loads lasts, 1 to 3600 (default 20;
                          10 with --redis or --memcached)
        --users <n>     how many requests are under way at a time, 1 to 500 (default 32)
        --serve         start what there is with the agent, print URLs to try, run until Ctrl-C
        --help          this text
      """;

  static DemoOptions parse(List<String> arguments) {
    int seconds = 0;
    StoreKind store = null;
    int users = 32;
    boolean load = false;
    boolean serve = false;
    boolean help = false;
    boolean terminal = false;
    for (int i = 0; i < arguments.size(); i++) {
      String option = arguments.get(i);
      String next = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      switch (option) {
        case "--seconds" -> seconds = number(option, next, 3600);
        case "--users" -> users = number(option, next, 500);
        case "--redis" -> store = only(store, StoreKind.REDIS);
        case "--memcached" -> store = only(store, StoreKind.MEMCACHED);
        case "--serve" -> serve = true;
        case "--help", "-h" -> help = true;
        case "--terminal" -> terminal = true;
        default -> throw new IllegalArgumentException("unknown option '" + option + "'");
      }
      if (option.equals("--seconds") || option.equals("--users")) {
        load = true;
        i++;
      }
    }
    if (serve && load) {
      throw new IllegalArgumentException("--serve drives no load: leave out --seconds and --users");
    }
    if (seconds == 0) {
      seconds = store == null ? 20 : 10;
    }
    return new DemoOptions(seconds, users, Optional.ofNullable(store), serve, help, terminal);
  }

  private static StoreKind only(StoreKind before, StoreKind store) {
    if (before != null && before != store) {
      throw new IllegalArgumentException("--redis and --memcached: one of them at a time");
    }
    return store;
  }

  private static int number(String option, String text, int most) {
    if (text.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        option + " needs a whole number from 1 to " + most + ", not '" + text + "'");
  }
}
