package dev.refrain.demo;

import java.util.List;

/** The command line, read. */
record DemoOptions(int seconds, int users, boolean serve, boolean help, boolean terminal) {
  static final String USAGE =
      """
      usage: ./demo/run [--seconds <n>] [--users <n>]
             ./demo/run --serve

      Starts a small shop service without and then with the agent, drives the same load
      at both, prints a table and writes a page of charts.

        --seconds <n>   how long each of the two loads lasts, 1 to 3600 (default 20)
        --users <n>     how many requests are under way at a time, 1 to 500 (default 32)
        --serve         start the service with the agent, print URLs to try, run until Ctrl-C
        --help          this text
      """;

  static DemoOptions parse(List<String> arguments) {
    int seconds = 20;
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
    return new DemoOptions(seconds, users, serve, help, terminal);
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
