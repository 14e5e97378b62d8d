package dev.refrain.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {
  @Test
  void parse_nothing_givesDefaults() {
    assertEquals(
        new DemoOptions(20, 32, Optional.empty(), false, false, false),
        DemoOptions.parse(List.of()));
  }

  @Test
  void parse_everything() {
    assertEquals(
        new DemoOptions(3, 500, Optional.empty(), false, true, true),
        DemoOptions.parse(List.of("--terminal", "--seconds", "3", "--users", "500", "--help")));
  }

  @Test
  void parse_aStore_shorterLoads_andServing() {
    assertEquals(
        new DemoOptions(10, 32, Optional.of(StoreKind.MEMCACHED), true, false, false),
        DemoOptions.parse(List.of("--memcached", "--serve")));
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
    "--redis --memcached, '--redis and --memcached: one of them at a time'",
    "--serve --users 3, '--serve drives no load: leave out --seconds and --users'",
  })
  void parse_wrong_saysWhatAndWhy(String line, String message) {
    List<String> arguments = List.of(line.split(" "));
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> DemoOptions.parse(arguments));
    assertEquals(message, wrong.getMessage());
  }
}
