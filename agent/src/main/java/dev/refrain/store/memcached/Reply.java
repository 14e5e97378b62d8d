package dev.refrain.store.memcached;

import org.jspecify.annotations.Nullable;

/** What a server says to one command: a line, and perhaps a value. Immutable. */
final class Reply {
  private final String line;
  private final byte @Nullable [] value;

  Reply(String line, byte @Nullable [] value) {
    this.line = line;
    this.value = value;
  }

  String line() {
    return line;
  }

  byte @Nullable [] value() {
    return value;
  }

  /** Whether its first word is this one. */
  boolean is(String word) {
    return line.startsWith(word)
        && (line.length() == word.length() || line.charAt(word.length()) == ' ');
  }

  /** Whether more lines of the same answer follow. */
  boolean isPart() {
    return is("STAT");
  }

  /** Whether the server did not understand, and may have taken a value for a command. */
  boolean isMisunderstanding() {
    return is("ERROR") || is("CLIENT_ERROR");
  }

  /** The number that a flag of the line has; -1 if it is missing, or says so. */
  long number(char flag) {
    int at = line.indexOf(' ');
    while (at >= 0 && at + 1 < line.length()) {
      int end = line.indexOf(' ', at + 1);
      if (line.charAt(at + 1) == flag) {
        return number(line.substring(at + 2, end < 0 ? line.length() : end));
      }
      at = end;
    }
    return -1;
  }

  static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
