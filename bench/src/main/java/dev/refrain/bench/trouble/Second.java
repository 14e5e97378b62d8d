package dev.refrain.bench.trouble;

/** What the callers saw in one second; times in microseconds. Immutable. */
record Second(long calls, long loads, long errors, long median, long p99, long longest) {
  static Second parse(String line) {
    String[] words = line.split(" ");
    return new Second(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        Long.parseLong(words[5]));
  }
}
