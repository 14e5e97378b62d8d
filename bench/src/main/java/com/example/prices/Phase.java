package com.example.prices;

/** What the back end does for some seconds. Immutable. */
record Phase(String name, long latencyMillis, boolean fails, int seconds) {
  /** Of {@code name:latency:seconds}, the latency in milliseconds, with {@code !} if it fails. */
  static Phase parse(String text) {
    String[] parts = text.split(":");
    boolean fails = parts[1].endsWith("!");
    String millis = fails ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
    return new Phase(parts[0], Long.parseLong(millis), fails, Integer.parseInt(parts[2]));
  }
}
