package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    Settings.STORES.forEach(key -> keys.add("/stores/" + key));
    Settings.MEMORY.forEach(key -> keys.add("/stores/memory/" + key));
    Settings.CACHE.forEach(key -> keys.add("/defaults/" + key));
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
  void nothingIsBothSupportedAndNot() {
    assertFalse(Settings.RULE.stream().anyMatch(Settings.LATER_CACHE::contains));
    assertFalse(Settings.EVICTION.stream().anyMatch(Settings.LATER_EVICTION::contains));
    assertFalse(Settings.MEMORY.stream().anyMatch(Settings.LATER_MEMORY::contains));
    assertFalse(Settings.TOP.stream().anyMatch(Settings.LATER_TOP::contains));
    assertFalse(Settings.MODES.stream().anyMatch(Settings.LATER_MODES::contains));
  }

  @Test
  void choices_areTheReadersChoices() {
    assertEquals(Settings.MODES, strings("mode"));
    assertEquals(Settings.INSTANCES, strings("instances"));
    assertEquals(Settings.STORES, strings("store"));
    for (String setting : List.of("mode", "instances", "store")) {
      for (Object choice : choices(setting)) {
        assertEquals(List.of(), lines("ttl: 30s\n    " + setting + ": " + choice));
      }
    }
  }

  @Test
  void defaults_areWhatTheReaderFillsIn() {
    Map<String, Object> defaults = new TreeMap<>();
    schema
        .keys()
        .forEach(
            (key, property) -> {
              if (key.startsWith("/rules/") && property.containsKey("default")) {
                defaults.put(key.substring("/rules/".length()), property.get("default"));
              }
            });
    assertEquals(
        Set.of("ttlJitter", "store", "instances", "maximumEntries", "loadTimeout", "mode"),
        defaults.keySet());
    StringBuilder written = new StringBuilder("ttl: 30s");
    defaults.forEach((key, value) -> written.append("\n    " + key + ": " + value));
    assertEquals(describe(cache("ttl: 30s")), describe(cache(written.toString())));
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
    String quotes = "rules:\n  - name: quotes\n    method: com.acme.A#find\n    ttl: 30s\n";
    if (key.startsWith("/rules/evict/")) {
      String rule = name.equals("rule") ? "" : "rule: quotes, ";
      String item = "{" + rule + name + ": " + value + "}";
      return quotes + "  - method: com.acme.A#put\n    evict: [" + item + "]\n";
    }
    if (key.equals("/rules/evict")) {
      return quotes.replace("ttl: 30s", "ttl: 30s\n    key: [a, b]")
          + "  - method: com.acme.A#put\n    "
          + setting.replace("[symbol]", "[symbol, x]");
    }
    if (key.startsWith("/rules/")) {
      boolean own = name.equals("method") || name.equals("ttl");
      String rule = "rules:\n  - " + setting;
      return rule
          + (name.equals("method") ? "" : "    method: com.acme.A#find\n")
          + (own && name.equals("ttl") ? "" : "    ttl: 30s\n");
    }
    String top = key.equals("/rules") ? setting : "rules: []\n";
    return switch (key) {
      case "/rules" -> top;
      case "/stores", "/defaults" -> top + setting;
      case "/stores/memory" -> top + "stores:\n  " + setting;
      case "/stores/memory/maximumEntries" -> top + "stores:\n  memory:\n    " + setting;
      default -> top + "defaults:\n  " + setting;
    };
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
    Map<String, Object> property = schema.keys().get("/rules/" + setting);
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

  private List<String> lines(String settings) {
    return files().lines("rules:\n  - method: com.acme.A#find\n    " + settings + "\n");
  }

  private CacheSettings cache(String settings) {
    Reading reading = files().read("rules:\n  - method: com.acme.A#find\n    " + settings + "\n");
    return reading.rules().rules().get(0).cache();
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
        + settings.mode();
  }
}
