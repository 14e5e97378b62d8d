package dev.refrain.rules;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The part of the table of {@link Settings} that only rules with such settings need. */
final class FreshnessTable {
  /** Of {@code loadTimeout}, if it is a mapping. */
  static final List<String> TIMEOUTS = list("soft", "hard");

  /** Of {@code errors}. */
  static final List<String> ERRORS = list("ttl", "types", "except");

  static final List<String> ADAPTIVE = list("adaptive");

  private FreshnessTable() {}

  /** Falls back on what stores need. */
  static String example(String setting) {
    switch (setting) {
      case "minTtl":
        return "minTtl: 1s";
      case "maxTtl":
        return "maxTtl: 1h";
      case "staleWhileRevalidate":
        return "staleWhileRevalidate: 5m";
      case "staleIfError":
        return "staleIfError: 1h";
      case "refreshAhead":
        return "refreshAhead: 80%";
      case "maxConcurrentLoads":
        return "maxConcurrentLoads: 32";
      case "minLoadTime":
        return "minLoadTime: 5ms";
      case "soft":
        return "soft: 200ms";
      case "hard":
        return "hard: 5s";
      case "errors":
        return "errors: {ttl: 2s}";
      case "types":
        return "types: [com.acme.NoSuchQuote]";
      case "except":
        return "except: [com.acme.NoSuchQuote]";
      case "tags":
        return "tags: [[symbol, symbol], [venue, venue.id]]";
      case "tag":
        return "tag: [symbol, quote.symbol]";
      case "verify":
        return "verify: 1%";
      default:
        return StoreTable.example(setting);
    }
  }

  private static List<String> list(String... names) {
    return Collections.unmodifiableList(Arrays.asList(names));
  }
}
