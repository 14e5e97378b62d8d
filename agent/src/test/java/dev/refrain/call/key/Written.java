package dev.refrain.call.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.refrain.rules.CacheSettings;
import dev.refrain.rules.Expression;
import dev.refrain.rules.Reading;
import dev.refrain.rules.RuleReader;
import dev.refrain.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Expressions as the rules' own reader makes them of a text. */
final class Written {
  private Written() {}

  static Expression part(String text) {
    return parts(text).get(0);
  }

  static List<Expression> parts(String... texts) {
    StringBuilder list = new StringBuilder();
    for (String text : texts) {
      list.append(list.length() == 0 ? "" : ", ").append(quoted(text));
    }
    List<Expression> key = read("key: [" + list + "]").key();
    assertNotNull(key);
    return key;
  }

  static Expression condition(String text) {
    Expression unless = read("unless: " + quoted(text)).unless();
    assertNotNull(unless);
    return unless;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static CacheSettings read(String setting) {
    try {
      Path file = Files.createTempFile("refrain", ".yaml");
      try {
        Files.writeString(file, "rules:\n  - method: A#b\n    ttl: 1s\n    " + setting + "\n");
        Reading reading = RuleReader.read(file.toFile(), name -> null);
        assertEquals(List.of(), reading.problems());
        RuleSet rules = reading.rules();
        assertNotNull(rules);
        CacheSettings cache = rules.rules().get(0).cache();
        assertNotNull(cache);
        return cache;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
