package dev.refrain.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {
  @Test
  void parse_nothing_givesDefaults() {
    assertEquals(new DemoOptions(20, 32, false, false, false), DemoOptions.parse(List.of()));
  }

  @Test
  void parse_everything() {
    assertEquals(
        new DemoOptions(3, 500, false, true, true),
        DemoOptions.parse(List.of("--terminal", "--seconds", "3", "--users", "500", "--help")));
  }

  @ParameterizedTest
  @CsvSource({
    "--fast, unknown option '--fast'",
    "3, unknown option '3'",
    "--seconds, '--seconds needs a whole number from 1 to 3600, not '''''",
    "--seconds 0, '--seconds needs a whole number from 1 to 3600, not ''0'''",
    "--seconds --users, '--seconds needs a whole number from 1 to 3600, not ''--users'''",
    "--users 501, '--users needs a whole number from 1 to 500, not ''501'''",
    "--users 99999999999, '--users needs a whole number from 1 to 500, not ''99999999999'''",
    "--users -1, '--users needs a whole number from 1 to 500, not ''-1'''",
    "--serve --users 3, '--serve drives no load: leave out --seconds and --users'",
  })
  void parse_wrong_saysWhatAndWhy(String line, String message) {
    List<String> arguments = List.of(line.split(" "));
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> DemoOptions.parse(arguments));
    assertEquals(message, wrong.getMessage());
  }
}
