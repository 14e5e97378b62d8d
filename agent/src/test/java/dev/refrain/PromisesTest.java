package dev.refrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The table of promises names tests that there are, and the patches that break each promise. */
class PromisesTest {
  private static final Path TABLE = Path.of("../docs/promises.md");
  private static final Path PATCHES = Path.of("../tests/mutations");
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (.*) \\| (.*) \\|");
  private static final Pattern NAMED = Pattern.compile("`([a-z.]+\\.[A-Z]\\w*)#(\\w+)`");
  private static final Pattern HEAD =
      Pattern.compile("Promise (\\d+): .+\\nFails: (\\S+)\\n\\n---.*", Pattern.DOTALL);

  @Test
  void everyPromiseHasItsTests() throws IOException {
    Map<Integer, Set<String>> rows = rows();
    Set<Integer> promised = new TreeSet<>();
    for (int i = 1; i <= 22; i++) {
      promised.add(i);
    }
    assertEquals(promised, rows.keySet());
    rows.forEach((promise, tests) -> assertNotEquals(Set.of(), tests, "tests of " + promise));
  }

  @Test
  void everyNamedTestIsThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Set<String> row : rows().values()) {
      for (String each : row) {
        if (!isTest(each.split("#")[0], each.split("#")[1])) {
          missing.add(each);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static boolean isTest(String type, String name) {
    try {
      for (Method each : Class.forName("dev.refrain." + type).getDeclaredMethods()) {
        if (each.getName().equals(name) && AnnotationSupport.isAnnotated(each, Testable.class)) {
          return true;
        }
      }
      return false;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Test
  void everyPromiseIsBrokenByAPatchThatNamesOneOfItsTests() throws IOException {
    Map<Integer, Set<String>> rows = rows();
    Set<Integer> unbroken = new TreeSet<>(rows.keySet());
    Map<String, String> wrong = new HashMap<>();
    try (Stream<Path> files = Files.list(PATCHES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".patch")).toList()) {
        Matcher head = HEAD.matcher(Files.readString(file));
        String name = file.getFileName().toString();
        if (!head.matches()) {
          wrong.put(name, "does not begin with its promise and its test");
          continue;
        }
        int promise = Integer.parseInt(head.group(1));
        if (!name.startsWith("%02d-".formatted(promise))) {
          wrong.put(name, "is not named after its promise " + promise);
        } else if (!rows.getOrDefault(promise, Set.of()).contains(head.group(2))) {
          wrong.put(name, "names a test that the table does not: " + head.group(2));
        }
        unbroken.remove(promise);
      }
    }
    assertEquals(Map.of(), wrong);
    assertEquals(Set.of(), unbroken);
  }

  /** The named tests by promise. */
  private static Map<Integer, Set<String>> rows() throws IOException {
    Map<Integer, Set<String>> rows = new TreeMap<>();
    List<String> lines = Files.readAllLines(TABLE);
    for (String line : lines) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> tests = new TreeSet<>();
        Matcher named = NAMED.matcher(row.group(3));
        while (named.find()) {
          tests.add(named.group(1) + "#" + named.group(2));
        }
        rows.put(Integer.parseInt(row.group(1)), tests);
      }
    }
    return rows;
  }
}
