package dev.refrain.store.redis;

/** A server's answer that it won't do what was asked. Immutable. */
final class ReplyError {
  private final String text;

  ReplyError(String text) {
    this.text = text;
  }

  /** Such as {@code MOVED 3999 127.0.0.1:6381}; may name a key. */
  String text() {
    return text;
  }

  /** For a log line: without the arguments of a command that it quotes, which may be keys. */
  String safeText() {
    int arguments = text.indexOf(", with args");
    String all = arguments < 0 ? text : text.substring(0, arguments);
    StringBuilder safe = new StringBuilder();
    int from = 0;
    int quote = quote(all, 0);
    for (int open = quote; open >= 0; open = quote) {
      int close = all.indexOf('\'', open + 1);
      if (close < 0) {
        break;
      }
      boolean command = isCommand(all, open + 1, close);
      safe.append(all, from, command ? close + 1 : open).append(command ? "" : "'…'");
      from = close + 1;
      quote = quote(all, from);
    }
    return safe.append(all, from, quote < 0 ? all.length() : quote).toString().trim();
  }

  /** Where a quotation begins; the apostrophe of a word is none. */
  private static int quote(String all, int from) {
    int quote = all.indexOf('\'', from);
    while (quote > 0 && Character.isLetter(all.charAt(quote - 1))) {
      quote = all.indexOf('\'', quote + 1);
    }
    return quote;
  }

  /** Such as {@code client|tracking}; keys of ours have a colon. */
  private static boolean isCommand(String all, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = all.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && c != '|' && c != '_') {
        return false;
      }
    }
    return end > start;
  }

  /** Whether the server serves nobody at present, or not us. */
  boolean isOutage() {
    switch (code()) {
      case "LOADING":
      case "BUSY":
      case "MASTERDOWN":
      case "CLUSTERDOWN":
      case "NOAUTH":
        return true;
      default:
        return false;
    }
  }

  /** The first word, such as {@code MOVED}. */
  String code() {
    int end = text.indexOf(' ');
    return end < 0 ? text : text.substring(0, end);
  }
}
