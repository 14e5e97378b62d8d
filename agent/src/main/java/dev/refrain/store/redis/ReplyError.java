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
