package dev.refrain.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one table of what a rules file may say, which the JSON schema is compared to. */
final class Settings {
  /** At the top of a file. */
  static final List<String> TOP = list("rules", "defaults", "stores", "eventLoops");

  /** Of a caching rule, and of {@code defaults}. */
  static final List<String> CACHE =
      list(
          "ttl",
          "ttlJitter",
          "store",
          "key",
          "instances",
          "when",
          "unless",
          "maximumEntries",
          "loadTimeout",
          "mode",
          "codec",
          "keyText",
          "lookup",
          "singleFlight",
          "copy",
          "allow",
          "minTtl",
          "maxTtl",
          "staleWhileRevalidate",
          "staleIfError",
          "refreshAhead",
          "maxConcurrentLoads",
          "minLoadTime",
          "errors",
          "tags",
          "verify");

  /** Of a rule. */
  static final List<String> RULE = rule();

  /** Of one item of {@code evict}. */
  static final List<String> EVICTION = list("rule", "key", "tag");

  /** The store that is always there. */
  static final List<String> MEMORY_STORE = list("memory");

  /** Of {@code stores.memory}. */
  static final List<String> MEMORY = list("maximumEntries");

  static final List<String> INSTANCES = list("separate", "shared");
  static final List<String> MODES = list("cache", "observe", "verify", "off");

  private Settings() {}

  /** What to write for a setting, as an example. */
  static String example(String setting) {
    switch (setting) {
      case "rules":
        return "rules: [{method: com.acme.QuoteService#find, ttl: 30s}]";
      case "defaults":
        return "defaults: {ttl: 1m}";
      case "stores":
        return "stores: {memory: {maximumEntries: 10000}}";
      case "memory":
        return "memory: {maximumEntries: 10000}";
      case "name":
        return "name: quotes";
      case "method":
        return "method: com.acme.QuoteService#find";
      case "ttl":
        return "ttl: 30s";
      case "ttlJitter":
        return "ttlJitter: 10%";
      case "store":
        return "store: memory";
      case "key":
        return "key: [symbol, venue.id]";
      case "instances":
        return "instances: shared";
      case "when":
        return "when: venue != null";
      case "unless":
        return "unless: result == null";
      case "maximumEntries":
        return "maximumEntries: 10000";
      case "loadTimeout":
        return "loadTimeout: 5s";
      case "mode":
        return "mode: observe";
      case "evict":
        return "evict: [{rule: quotes, key: [symbol]}]";
      default:
        return FreshnessTable.example(setting);
    }
  }

  /** Whether a setting's value may be, or hold, a password: it goes into no message. */
  static boolean isSecret(String setting) {
    return setting.equals("uri") || setting.equals("password") || setting.endsWith("Password");
  }

  /** Where a setting belongs, for those who put it elsewhere; {@code null} if it is none. */
  static @Nullable String home(String setting) {
    if (CACHE.contains(setting)) {
      return "it belongs in a rule, or in defaults";
    }
    if (RULE.contains(setting)) {
      return "it belongs in a rule";
    }
    if (TOP.contains(setting)) {
      return "it belongs at the top level";
    }
    if (StoreTable.STORE.contains(setting)) {
      return "it belongs in a shared store, below stores";
    }
    if (setting.equals("soft") || setting.equals("hard")) {
      return "it belongs in loadTimeout: {soft: 200ms, hard: 5s}";
    }
    if (setting.equals("types") || setting.equals("except")) {
      return "it belongs in errors";
    }
    return EVICTION.contains(setting) ? "it belongs in an item of evict" : null;
  }

  private static List<String> rule() {
    List<String> names = new ArrayList<>(CACHE.size() + 3);
    names.add("name");
    names.add("method");
    names.addAll(CACHE);
    names.add("evict");
    return Collections.unmodifiableList(names);
  }

  private static List<String> list(String... names) {
    return Collections.unmodifiableList(Arrays.asList(names));
  }
}
