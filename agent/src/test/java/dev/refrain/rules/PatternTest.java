package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Naming a method: what a pattern says, and what is wrong with one. */
class PatternTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "com.acme.QuoteService#find | com.acme.QuoteService | find | null",
        "QuoteService#find | QuoteService | find | null",
        "a.B#c() | a.B | c | []",
        "a.B#c( ) | a.B | c | []",
        "a.B#c(String, int) | a.B | c | [String, int]",
        "a.B#c(String,int) | a.B | c | [String, int]",
        "a.B#c(java.lang.String, Outer.Inner, a.Outer$Inner) | a.B | c"
            + " | [java.lang.String, Outer.Inner, a.Outer$Inner]",
        "a.B#c(int[], String[][], long...) | a.B | c | [int[], String[][], long[]]",
        "a.B#c(int[]...) | a.B | c | [int[][]]",
        "com.acme.**.*Client#get* | com.acme.**.*Client | get* | null",
        "**.Repository#find*By* | **.Repository | find*By* | null",
        "com.*.Foo#* | com.*.Foo | * | null",
        "com.acme.*#* | com.acme.* | * | null",
        "com.acme.**.*#* | com.acme.**.* | * | null",
        "com.acme.*Dao#*Dao | com.acme.*Dao | *Dao | null",
        "a.Outer.Inner#c | a.Outer.Inner | c | null",
        "a.Outer$Inner#c | a.Outer$Inner | c | null",
        "a.B#_c$1 | a.B | _c$1 | null",
        "ä.Ö#ü | ä.Ö | ü | null",
      })
  void pattern_isTakenApart(String text, String type, String method, String parameters) {
    MethodPattern pattern = pattern(text);
    assertEquals(text, pattern.text());
    assertEquals(type, pattern.type());
    assertEquals(method, pattern.method());
    assertEquals(parameters, String.valueOf(pattern.parameters()));
  }

  @ParameterizedTest
  @CsvSource({"@com.acme.Slow,com.acme.Slow", "@a.Outer$Slow,a.Outer$Slow"})
  void annotation_isNamed(String text, String annotation) {
    MethodPattern pattern = pattern(text);
    assertEquals(annotation, pattern.annotation());
    assertEquals(text, pattern.text());
  }

  private MethodPattern pattern(String text) {
    RulesFolder files = new RulesFolder(folder);
    Reading reading = files.read(document(text));
    assertEquals(List.of(), files.lines(reading));
    Rule rule = reading.rules().rules().get(0);
    assertEquals(text, rule.name());
    MethodPattern pattern = rule.methods().get(0);
    assertEquals(2, pattern.place().line());
    assertEquals(13, pattern.place().column());
    return pattern;
  }

  private static String document(String pattern) {
    return "rules:\n  - method: \"" + pattern + "\"\n    ttl: 30s\n";
  }

  /** The column counts from the pattern's first character, as 1. */
  @ParameterizedTest
  @MethodSource("wrongPatterns")
  void wrongPattern_isOneLine(String text, String column, String message) {
    int place = 13 + Integer.parseInt(column);
    String name = text.isBlank() ? "1" : "'" + text + "'";
    assertEquals(
        List.of("shop.yaml:2:" + place + " method '" + text + "' in rule " + name + " " + message),
        new RulesFolder(folder).lines(document(text)));
  }

  static List<String[]> wrongPatterns() {
    return Cases.of("pattern-problems.txt", 3);
  }
}
