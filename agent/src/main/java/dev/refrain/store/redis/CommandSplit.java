package dev.refrain.store.redis;

/** Finds where written commands end. */
final class CommandSplit {
  private CommandSplit() {}

  /** The end of the command that begins here. */
  static int endOf(byte[] commands, int start) {
    int at = lineAfter(commands, start);
    int words = number(commands, start + 1);
    for (int i = 0; i < words; i++) {
      int length = number(commands, at + 1);
      at = lineAfter(commands, at) + length + 2;
    }
    return at;
  }

  private static int lineAfter(byte[] commands, int from) {
    int at = from;
    while (commands[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  private static int number(byte[] commands, int from) {
    int number = 0;
    for (int at = from; commands[at] != '\r'; at++) {
      number = number * 10 + commands[at] - '0';
    }
    return number;
  }
}
