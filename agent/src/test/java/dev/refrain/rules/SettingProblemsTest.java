package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every key of the schema, mistyped, of a wrong type, with a wrong unit and out of range: the whole
 * line that a user sees. The cases are in {@code setting-problems.txt}.
 */
class SettingProblemsTest {
  private static final JsonSchema SCHEMA = JsonSchema.ofRepository();

  /** What restricts a value beyond its type. */
  private static final Set<String> RESTRICTIONS =
      Set.of("enum", "pattern", "minimum", "minItems", "minLength");

  /** What asks for a unit, or for none. */
  private static final Set<String> UNITS = Set.of("%", "ms", "KB", "minimum");

  /** What means something beside a shared store only. */
  static final Set<String> NEED_A_STORE =
      Set.of("codec", "keyText", "lookup", "singleFlight", "allow");

  static final String SHARED = "stores: {shared: {type: redis, uri: 'redis://localhost'}}\n";

  @TempDir Path folder;

  /** One line of the file of cases. */
  record Case(String key, String kind, String text, String line) {
    String document() {
      if (key.startsWith("/stores/shared/")) {
        String type = key.endsWith("/type") ? "" : "    type: redis\n";
        String uri = key.endsWith("/uri") ? "" : "    uri: redis://localhost\n";
        if (key.startsWith("/stores/shared/sentinel")) {
          type = "    type: redis-sentinel\n";
          uri = "    uri: redis-sentinel://localhost#main\n";
        }
        return "stores:\n  shared:\n    " + text + "\n" + type + uri + "rules: []\n";
      }
      String name = key.substring(key.lastIndexOf('/') + 1);
      if (key.startsWith("/defaults/")) {
        String stores = name.equals("store") ? SHARED : "";
        return "rules: []\ndefaults:\n    " + text + "\n" + stores;
      }
      if (key.startsWith("/rules/evict")) {
        return "rules:\n  - name: update\n    method: com.acme.A#put\n    "
            + text
            + "\n  - name: quotes\n    method: com.acme.A#find\n    ttl: 30s\n    key: [symbol]\n"
            + "    tags: [[symbol, symbol], [venue, venue.id], [venue]]\n";
      }
      if (key.startsWith("/rules/")) {
        String first = key.equals("/rules/name") ? "" : "name: quotes\n    ";
        String second = key.equals("/rules/method") ? "" : "method: com.acme.A#find\n    ";
        String last = key.equals("/rules/ttl") ? "" : "ttl: 30s";
        if (first.isEmpty() || second.isEmpty()) {
          return "rules:\n  - " + first + second + last + "\n    " + text + "\n";
        }
        String rule = "rules:\n  - " + first + second + text + "\n    " + last + "\n";
        if (name.equals("store")) {
          return rule + SHARED;
        }
        return NEED_A_STORE.contains(name) ? rule + "    store: shared\n" + SHARED : rule;
      }
      return text + (key.equals("/rules") ? "\n" : "\nrules: []\n");
    }

    /** The same mistake among the defaults. */
    Case inDefaults() {
      return new Case(
          key.replace("/rules/", "/defaults/"),
          kind,
          text,
          line.replaceFirst("4:", "3:").replace(" rule 'quotes'", " defaults"));
    }
  }

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String[] columns : Cases.of("setting-problems.txt", 4)) {
      Case one = new Case(columns[0], columns[1], columns[2], columns[3]);
      cases.add(one);
      if (Settings.CACHE.contains(one.key.replace("/rules/", "").replaceFirst("/.*", ""))) {
        cases.add(one.inDefaults());
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void wrongSetting_isOneLine(Case one) {
    List<String> lines = new RulesFolder(folder).lines(one.document());
    assertEquals(List.of("shop.yaml:" + one.line), lines, one.document());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void editorsSeeWhatTheSchemaCanSay(Case one) {
    Object value = JsonSchema.load(one.document());
    assertEquals(one.kind.equals("sense"), SCHEMA.accepts(value), one.document());
  }

  @Test
  void everyKeyOfTheSchema_hasItsCases() {
    Set<String> there = new TreeSet<>();
    cases().forEach(one -> there.add(one.key + " " + one.kind));
    Set<String> missing = new TreeSet<>();
    SCHEMA
        .keys()
        .forEach(
            (key, property) -> {
              missing.add(key + " typo");
              missing.add(key + " type");
              Set<String> words = words(property);
              if (words.stream().anyMatch(UNITS::contains)) {
                missing.add(key + " unit");
              }
              if (words.stream().anyMatch(RESTRICTIONS::contains)) {
                missing.add(key + " range");
              }
            });
    assertTrue(
        missing.containsAll(
            Set.of(
                "/rules/ttl unit", "/defaults/mode range", "/stores/shared/compressAbove unit")));
    missing.removeAll(there);
    assertEquals(Set.of(), missing);
  }

  /** The keywords of a schema and the units in its patterns, without those of its properties. */
  private static Set<String> words(Map<String, Object> schema) {
    Set<String> words = new TreeSet<>(schema.keySet());
    Object pattern = schema.getOrDefault("pattern", "");
    UNITS.stream().filter(pattern.toString()::contains).forEach(words::add);
    if (schema.get("anyOf") != null) {
      JsonSchema.list(schema.get("anyOf"))
          .forEach(one -> words.addAll(words(SCHEMA.resolved(one))));
    }
    return words;
  }
}
