package dev.refrain.rules;

import org.jspecify.annotations.Nullable;

/**
 * Reads the uri of a store, whose form depends on the store's type. What is in it goes into no
 * message, for any part of a malformed one may be a password: the column says where to look. For
 * one uri.
 */
final class StoreUri {
  /** Room for a hundred hosts; bounds what a file of nothing but hosts can cost. */
  private static final int LONGEST = 8192;

  private final Text text;
  private final StoreType type;
  private final StoreDraft draft;

  StoreUri(Text text, StoreType type, StoreDraft draft) {
    this.text = text;
    this.type = type;
    this.draft = draft;
  }

  /** Puts what the uri says into the draft, or reports what is wrong with it. */
  void read() {
    String uri = text.value();
    if (uri.length() > LONGEST) {
      text.problem("is longer than " + LONGEST + " characters", "write a few of the hosts");
      return;
    }
    for (int i = 0; i < uri.length(); i++) {
      if (uri.charAt(i) <= ' ' || uri.charAt(i) == 0x7f) {
        text.problemAt(i, "has a blank or a control character", "write it as %20, or remove it");
        return;
      }
    }
    int start = scheme(uri);
    if (start < 0) {
      return;
    }
    int at = uri.lastIndexOf('@');
    if (at >= start) {
      if (!login(uri, start, at)) {
        return;
      }
      start = at + 1;
    }
    int question = uri.indexOf('?', start);
    if (question >= 0) {
      text.problemAt(question, "has a '?'", "write such settings beside uri, not in it");
      return;
    }
    int hash = uri.indexOf('#', start);
    int end = hash < 0 ? uri.length() : hash;
    int slash = uri.indexOf('/', start);
    int hostsEnd = slash < 0 || slash > end ? end : slash;
    if (hosts(uri, start, hostsEnd) && database(uri, hostsEnd, end)) {
      master(uri, hash);
    }
  }

  /** Where what follows the scheme starts, or -1 after a problem. */
  private int scheme(String uri) {
    boolean plainRedis = type == StoreType.REDIS || type == StoreType.REDIS_CLUSTER;
    String wanted = plainRedis ? "redis://" : type.text() + "://";
    if (uri.startsWith(wanted)) {
      return wanted.length();
    }
    if (plainRedis && uri.startsWith("rediss://")) {
      draft.uriTls = true;
      return "rediss://".length();
    }
    String other = typeOf(uri);
    String example = "for example " + StoreTable.uri(type);
    text.problem(
        "does not begin with " + wanted + (plainRedis ? " or rediss://" : ""),
        other == null ? "write " + example : "write type: " + other + ", or " + example);
    return -1;
  }

  /** The type whose scheme the uri has. */
  private static @Nullable String typeOf(String uri) {
    if (uri.startsWith("redis://") || uri.startsWith("rediss://")) {
      return "redis";
    }
    for (int i = 2; i < StoreTable.TYPES.size(); i++) {
      if (uri.startsWith(StoreTable.TYPES.get(i) + "://")) {
        return StoreTable.TYPES.get(i);
      }
    }
    return null;
  }

  private boolean login(String uri, int start, int end) {
    if (type == StoreType.REDIS_SENTINEL || type == StoreType.MEMCACHED) {
      text.problemAt(start, "has a user or a password", "write username and password beside uri");
      return false;
    }
    int colon = uri.indexOf(':', start);
    if (colon < 0 || colon >= end - 1) {
      text.problemAt(start, "has no password before its '@'", "write user:password@ or :password@");
      return false;
    }
    String user = decoded(uri, start, colon);
    String password = decoded(uri, colon + 1, end);
    if (user == null || password == null) {
      return false;
    }
    draft.uriUsername = user.isEmpty() ? null : user;
    draft.uriPassword = password;
    return true;
  }

  /** Without its escapes, or {@code null} after a problem. */
  private @Nullable String decoded(String uri, int start, int end) {
    byte[] bytes = new byte[3 * (end - start)];
    int length = 0;
    for (int i = start; i < end; i++) {
      char c = uri.charAt(i);
      if (c == '%') {
        int high = i + 2 < end ? Character.digit(uri.charAt(i + 1), 16) : -1;
        int low = i + 2 < end ? Character.digit(uri.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          text.problemAt(i, "has a '%' that begins no escape", "write the character % as %25");
          return null;
        }
        bytes[length++] = (byte) (high * 16 + low);
        i += 2;
      } else {
        int after = Character.isHighSurrogate(c) ? Math.min(i + 2, end) : i + 1;
        byte[] one = uri.substring(i, after).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        System.arraycopy(one, 0, bytes, length, one.length);
        length += one.length;
        i = after - 1;
      }
    }
    return new String(bytes, 0, length, java.nio.charset.StandardCharsets.UTF_8);
  }

  private boolean hosts(String uri, int start, int end) {
    int at = start;
    while (true) {
      int comma = uri.indexOf(',', at);
      int hostEnd = comma < 0 || comma > end ? end : comma;
      if (!host(uri, at, hostEnd)) {
        return false;
      }
      if (hostEnd == end) {
        return true;
      }
      at = hostEnd + 1;
      if (type == StoreType.REDIS) {
        text.problemAt(hostEnd, "has several hosts", "write type: redis-cluster, or one host");
        return false;
      }
    }
  }

  private boolean host(String uri, int start, int end) {
    boolean bracket = start < end && uri.charAt(start) == '[';
    int hostStart = bracket ? start + 1 : start;
    int hostEnd = hostStart;
    while (hostEnd < end && isOfHost(uri.charAt(hostEnd), bracket)) {
      hostEnd++;
    }
    int after = hostEnd;
    if (bracket && after < end && uri.charAt(after) == ']') {
      after++;
    } else if (bracket) {
      text.problemAt(start, "has a '[' without an address and its ']'", "write [::1]:6379");
      return false;
    }
    if (hostEnd == hostStart) {
      text.problemAt(start, "has no host here", "write for example " + StoreTable.uri(type));
      return false;
    }
    int port = type.port();
    if (after < end) {
      if (uri.charAt(after) != ':') {
        text.problemAt(after, "has a character that no host has", "write host:port");
        return false;
      }
      port = port(uri, after + 1, end);
      if (port < 0) {
        text.problemAt(
            after + 1, "has a port that is no number from 1 to 65535", "write host:port");
        return false;
      }
    }
    draft.addresses.add(new StoreAddress(uri.substring(hostStart, hostEnd), port));
    return true;
  }

  private static boolean isOfHost(char c, boolean bracket) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter || Durations.isDigit(c) || c == '.') {
      return true;
    }
    return bracket ? c == ':' || c == '%' : c == '-' || c == '_';
  }

  private static int port(String uri, int start, int end) {
    int port = number(uri, start, end);
    return port < 1 || port > 65535 ? -1 : port;
  }

  /** Up to nine digits; -1 if it is something else. */
  private static int number(String uri, int start, int end) {
    int number = start == end || end - start > 9 ? -1 : 0;
    for (int i = start; i < end && number >= 0; i++) {
      char c = uri.charAt(i);
      number = Durations.isDigit(c) ? number * 10 + (c - '0') : -1;
    }
    return number;
  }

  /** What stands between the hosts and the master, from a slash on. */
  private boolean database(String uri, int start, int end) {
    if (end - start < 2) {
      return true;
    }
    if (type == StoreType.MEMCACHED) {
      text.problemAt(start, "goes on behind its hosts", "remove what follows them");
      return false;
    }
    int number = number(uri, start + 1, end);
    if (number < 0) {
      text.problemAt(start + 1, "has a database that is no number", "write /0, or remove it");
      return false;
    }
    if (type == StoreType.REDIS_CLUSTER && number > 0) {
      text.problemAt(start + 1, "has a database, and a cluster has none", "remove it");
      return false;
    }
    draft.uriDatabase = number;
    return true;
  }

  private void master(String uri, int hash) {
    if (type != StoreType.REDIS_SENTINEL) {
      if (hash >= 0) {
        text.problemAt(hash, "has a '#', which only redis-sentinel has", "remove it");
      }
    } else if (hash < 0 || hash == uri.length() - 1) {
      text.problem(
          "does not end with # and the name of the master",
          "write for example " + StoreTable.uri(type));
    } else {
      draft.master = uri.substring(hash + 1);
    }
  }
}
