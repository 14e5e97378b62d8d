package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema that editors use and the reader know the same keys, values and defaults. */
class SchemaTest {
  private final JsonSchema schema = JsonSchema.ofRepository();
  @TempDir Path folder;

  @Test
  void keys_areTheReadersKeys() {
    Set<String> keys = new TreeSet<>();
    Settings.TOP.forEach(key -> keys.add("/" + key));
    Settings.MEMORY_STORE.forEach(key -> keys.add("/stores/" + key));
    keys.add("/stores/shared");
    StoreTable.STORE.forEach(key -> keys.add("/stores/shared/" + key));
    Settings.MEMORY.forEach(key -> keys.add("/stores/memory/" + key));
    Settings.CACHE.forEach(key -> keys.add("/defaults/" + key));
    for (String from : List.of("/rules", "/defaults")) {
      FreshnessTable.TIMEOUTS.forEach(key -> keys.add(from + "/loadTimeout/" + key));
      FreshnessTable.ERRORS.forEach(key -> keys.add(from + "/errors/" + key));
    }
    Settings.RULE.forEach(key -> keys.add("/rules/" + key));
    Settings.EVICTION.forEach(key -> keys.add("/rules/evict/" + key));
    assertEquals(keys, new TreeSet<>(schema.keys().keySet()));
  }

  @Test
  void settingsOfCachingRules_areThoseOfARuleThatDefaultsTake() {
    Set<String> rule = new TreeSet<>(Settings.RULE);
    rule.removeAll(Set.of("name", "method", "evict"));
    assertEquals(rule, new TreeSet<>(Settings.CACHE));
    Map<String, Object> refused =
        JsonSchema.map(JsonSchema.map(rule().get("then")).get("properties"));
    assertEquals(rule, refused.keySet());
  }

  @Test
  void choices_areTheReadersChoices() {
    Map<String, List<String>> readers =
        Map.of(
            "/rules/mode", Settings.MODES,
            "/rules/instances", Settings.INSTANCES,
            "/rules/codec", StoreTable.CODECS,
            "/rules/keyText", StoreTable.KEY_TEXTS,
            "/rules/lookup", StoreTable.LOOKUPS,
            "/rules/singleFlight", StoreTable.SINGLE_FLIGHTS,
            "/rules/copy", StoreTable.BOOLEANS,
            "/stores/shared/tls", StoreTable.BOOLEANS,
            "/stores/shared/type", StoreTable.TYPES);
    readers.forEach(
        (key, choices) -> {
          assertEquals(choices, strings(key));
          for (Object choice : choices(key)) {
            String text = document(key, choice.toString());
            if (!key.endsWith("/type")) {
              assertEquals(List.of(), files().lines(text), text);
            }
          }
        });
  }

  @Test
  void defaults_areWhatTheReaderFillsIn() {
    Map<String, Object> defaults = new TreeMap<>();
    schema
        .keys()
        .forEach(
            (key, property) -> {
              if (key.matches("/rules/[^/]*") && property.containsKey("default")) {
                defaults.put(key.substring("/rules/".length()), property.get("default"));
              }
            });
    assertEquals(
        Set.of(
            "ttlJitter",
            "store",
            "instances",
            "maximumEntries",
            "loadTimeout",
            "mode",
            "codec",
            "keyText",
            "lookup",
            "singleFlight",
            "copy",
            "minLoadTime",
            "verify"),
        defaults.keySet());
    StringBuilder written = new StringBuilder("ttl: 30s");
    defaults.forEach(
        (key, value) -> {
          if (!SettingProblemsTest.NEED_A_STORE.contains(key)) {
            written.append("\n    " + key + ": " + value);
          }
        });
    assertEquals(describe(cache("ttl: 30s")), describe(cache(written.toString())));
    defaults.put("store", "shared");
    StringBuilder shared = new StringBuilder("ttl: 30s");
    defaults.forEach((key, value) -> shared.append("\n    " + key + ": " + value));
    assertEquals(
        describe(cache("ttl: 30s\n    store: shared")), describe(cache(shared.toString())));
  }

  @Test
  void defaultsOfStores_areWhatTheReaderFillsIn() {
    Map<String, Object> defaults = new TreeMap<>();
    schema
        .keys()
        .forEach(
            (key, property) -> {
              if (key.startsWith("/stores/shared/") && property.containsKey("default")) {
                defaults.put(key.substring("/stores/shared/".length()), property.get("default"));
              }
            });
    assertEquals(Set.of("namespace", "timeout", "database", "tls"), defaults.keySet());
    String store = "rules: []\nstores:\n  shared:\n    type: redis\n    uri: redis://localhost\n";
    StringBuilder written = new StringBuilder(store);
    defaults.forEach((key, value) -> written.append("    " + key + ": " + value + "\n"));
    assertEquals(describe(store(store)), describe(store(written.toString())));
  }

  @Test
  void everyKey_hasADescriptionAndExamples_whichTheReaderAndTheSchemaTake() {
    schema
        .keys()
        .forEach(
            (key, property) -> {
              assertNotNull(property.get("description"), key);
              List<Object> examples = JsonSchema.list(property.get("examples"));
              assertNotNull(examples, key);
              for (Object example : examples) {
                assertTrue(schema.accepts(property, example), key + ": " + example);
                String text =
                    example instanceof String ? "'" + quoted(example) + "'" : flow(example);
                assertEquals(List.of(), files().lines(document(key, text)), key + ": " + example);
                assertTrue(schema.accepts(JsonSchema.load(document(key, text))), key);
              }
            });
  }

  @Test
  void theReadersOwnExamples_areTaken() {
    for (String key : schema.keys().keySet()) {
      String name = key.substring(key.lastIndexOf('/') + 1);
      String example = Settings.example(name);
      assertTrue(example.startsWith(name + ": "), example);
      String text = document(key, example.substring(name.length() + 2));
      assertEquals(List.of(), files().lines(text), text);
      assertTrue(schema.accepts(JsonSchema.load(text)), text);
    }
  }

  /** A whole file with that value for that key. */
  static String document(String key, String value) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    String setting = name + ": " + value + "\n";
    if (key.matches("/(rules|defaults)/(loadTimeout|errors)/.*")) {
      String from = key.substring(0, key.lastIndexOf('/'));
      String ttl = key.contains("/errors/") && !name.equals("ttl") ? "ttl: 2s, " : "";
      return document(from, "{" + ttl + name + ": " + value + "}");
    }
    String quotes = "rules:\n  - name: quotes\n    method: com.acme.A#find\n    ttl: 30s\n";
    if (key.startsWith("/rules/evict/")) {
      if (name.equals("tag")) {
        quotes += "    tags: [[symbol, symbol]]\n";
      }
      String rule = name.equals("key") ? "rule: quotes, " : "";
      String item = "{" + rule + name + ": " + value + "}";
      return quotes + "  - method: com.acme.A#put\n    evict: [" + item + "]\n";
    }
    if (key.equals("/rules/evict")) {
      return quotes.replace("ttl: 30s", "ttl: 30s\n    key: [a, b]")
          + "  - method: com.acme.A#put\n    "
          + setting.replace("[symbol]", "[symbol, x]");
    }
    if (key.equals("/stores/shared/uri")) {
      return "rules: []\nstores:\n  shared:\n    type: redis\n    " + setting;
    }
    if (key.startsWith("/stores/shared/")) {
      String store = "rules: []\nstores:\n  shared:\n    " + setting;
      String rest = "    type: redis\n    uri: rediss://localhost\n    password: secret\n";
      rest += "    trustStore: /trust.p12\n    keyStore: /key.p12\n";
      if (name.startsWith("sentinel")) {
        rest = "    type: redis-sentinel\n    uri: redis-sentinel://localhost#main\n";
        rest += "    sentinelPassword: secret\n";
      }
      String own = "    " + name + ": ";
      return store
          + rest.lines()
              .filter(line -> !line.startsWith(own))
              .map(line -> name.equals("tls") ? line.replace("rediss", "redis") : line)
              .filter(line -> !name.equals("tls") || !line.contains("Store"))
              .collect(Collectors.joining("\n"))
          + "\n";
    }
    boolean sharing = SettingProblemsTest.NEED_A_STORE.contains(name);
    if (key.equals("/rules/store") || (key.startsWith("/rules/") && sharing)) {
      String store = sharing ? "    store: [memory, shared]\n" : "";
      return "rules:\n  - method: com.acme.A#find\n    ttl: 30s\n    "
          + setting
          + store
          + SettingProblemsTest.SHARED;
    }
    if (key.startsWith("/rules/")) {
      boolean own = name.equals("method") || name.equals("ttl");
      String rule = "rules:\n  - " + setting;
      return rule
          + (name.equals("method") ? "" : "    method: com.acme.A#find\n")
          + (own && name.equals("ttl") ? "" : "    ttl: " + ttlBeside(name) + "\n");
    }
    String top = key.equals("/rules") ? setting : "rules: []\n";
    return switch (key) {
      case "/rules" -> top;
      case "/stores", "/defaults", "/eventLoops" -> top + setting;
      case "/stores/memory", "/stores/shared" -> top + "stores:\n  " + setting;
      case "/stores/memory/maximumEntries" -> top + "stores:\n  memory:\n    " + setting;
      default -> top + "defaults:\n  " + setting + SettingProblemsTest.SHARED;
    };
  }

  private static String ttlBeside(String setting) {
    return setting.equals("minTtl") || setting.equals("maxTtl") ? "result.expiresIn" : "30s";
  }

  /** JSON is YAML. */
  private static String flow(Object value) {
    if (value instanceof List) {
      List<String> items = new ArrayList<>();
      JsonSchema.list(value).forEach(item -> items.add(flow(item)));
      return "[" + String.join(", ", items) + "]";
    }
    if (value instanceof Map) {
      List<String> entries = new ArrayList<>();
      JsonSchema.map(value).forEach((key, item) -> entries.add(key + ": " + flow(item)));
      return "{" + String.join(", ", entries) + "}";
    }
    return value instanceof String ? "'" + quoted(value) + "'" : value.toString();
  }

  private static String quoted(Object text) {
    return text.toString().replace("'", "''");
  }

  private Map<String, Object> rule() {
    return JsonSchema.map(JsonSchema.map(schema.root().get("$defs")).get("rule"));
  }

  private List<Object> choices(String setting) {
    Map<String, Object> property = schema.keys().get(setting);
    Object first = JsonSchema.list(property.get("anyOf")).get(0);
    return JsonSchema.list(JsonSchema.map(first).get("enum"));
  }

  private List<String> strings(String setting) {
    return choices(setting).stream()
        .filter(choice -> choice instanceof String)
        .map(Object::toString)
        .toList();
  }

  private RulesFolder files() {
    return new RulesFolder(folder);
  }

  private CacheSettings cache(String settings) {
    String rules = "rules:\n  - method: com.acme.A#find\n    " + settings + "\n";
    Reading reading = files().read(rules + SettingProblemsTest.SHARED);
    assertEquals(List.of(), files().lines(reading));
    return reading.rules().rules().get(0).cache();
  }

  private StoreSettings store(String text) {
    Reading reading = files().read(text);
    assertEquals(List.of(), files().lines(reading));
    return reading.rules().stores().get("shared");
  }

  private static String describe(StoreSettings store) {
    return store.namespace()
        + " "
        + store.timeoutNanos()
        + " "
        + store.database()
        + " "
        + store.tls();
  }

  private static String describe(CacheSettings settings) {
    return settings.ttlNanos()
        + " "
        + settings.ttlJitter()
        + " "
        + settings.key()
        + " "
        + settings.sharedInstances()
        + " "
        + settings.when()
        + " "
        + settings.unless()
        + " "
        + settings.maximumEntries()
        + " "
        + settings.loadTimeoutNanos()
        + " "
        + settings.mode()
        + " "
        + settings.codec()
        + " "
        + settings.copy()
        + " "
        + settings.joinsLoads()
        + " "
        + settings.tags().size()
        + " "
        + settings.verifyShare()
        + " "
        + describe(settings.freshness())
        + " "
        + describe(settings.sharing());
  }

  private static String describe(FreshnessSettings freshness) {
    FreshnessSettings there = freshness == null ? FreshnessSettings.builder().build() : freshness;
    return there.staleNanos()
        + " "
        + there.refreshAhead()
        + " "
        + there.softTimeoutNanos()
        + " "
        + there.maxConcurrentLoads()
        + " "
        + there.minLoadTimeNanos()
        + " "
        + there.errors()
        + " "
        + there.resultTtl();
  }

  private static String describe(SharingSettings sharing) {
    return sharing == null
        ? "memory"
        : sharing.store()
            + " "
            + sharing.memoryTier()
            + " "
            + sharing.hashedKeys()
            + " "
            + sharing.lookup()
            + " "
            + sharing.clusterFlight();
  }
}
