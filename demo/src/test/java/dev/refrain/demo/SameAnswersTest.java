package dev.refrain.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A client can't tell by the answers whether the agent is there. */
@Tag("jar")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SameAnswersTest {
  /** One request after the other; a form makes it a POST. Everything is asked at least twice. */
  private static final List<String> SCRIPT =
      List.of(
          "/products/1",
          "/products/2400?currency=JPY&country=JP",
          "/products/1?currency=USD&country=NO",
          "/products/0",
          "/products/99999",
          "/products/-7",
          "/products/1x",
          "/products/2147483648",
          "/products/1?currency=XTS",
          "/products/1?currency=QQQ",
          "/products/1?country=QQ",
          "/products/1?currency=%C3%A9%20%2F",
          "/products/1/price cents=1",
          "/products/1",
          "/report",
          "/products/1/price cents=999999999",
          "/products/1",
          "/report",
          "/products/1/price cents=0",
          "/products/1/price cents=",
          "/products/1/price price=5",
          "/products/99999/price cents=5",
          "/products/1",
          "/categories/lamps",
          "/categories/lamps?page=1",
          "/categories/lamps?page=9",
          "/categories/lamps?page=10",
          "/categories/lamps?page=0",
          "/categories/lamps?page=two",
          "/categories/lamps?page=2147483647",
          "/categories/none",
          "/products/1301/price cents=77",
          "/categories/lamps",
          "/search?q=Oak",
          "/search?q=%22%5C",
          "/search?q=",
          "/search",
          "/nothing",
          "/nothing cents=1",
          "/");

  @TempDir Path folder;

  @Test
  void aSequentialScript_sameStatusBodyAndHeaders() throws Exception {
    List<String> without;
    List<String> with;
    try (ShopRun shop = ShopRun.withoutAgent(folder)) {
      without = play(shop);
    }
    try (ShopRun shop = ShopRun.withAgent(folder)) {
      with = play(shop);
      assertTrue(shop.calls().databaseQueries() < 120, "the agent was at work: " + shop.calls());
    }
    for (int i = 0; i < without.size(); i++) {
      assertEquals(without.get(i), with.get(i), "answer " + i + " of the script");
    }
    assertEquals(without.size(), with.size());
    assertEquals(Set.of("200", "400", "404", "500"), statuses(without));
  }

  @Test
  void aCleanStop_nothingOnStandardErrorNorOnStandardOutput() throws Exception {
    ShopRun shop = ShopRun.withAgent(folder);
    ServerProcess process;
    try {
      play(shop);
    } finally {
      process = shop.stop();
    }
    assertEquals(0, process.exitCode());
    assertEquals("", process.restOfOutput());
    assertEquals("", process.standardError());
  }

  private static List<String> play(ShopRun shop) throws Exception {
    List<String> answers = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (String step : SCRIPT) {
        int space = step.indexOf(' ');
        HttpResponse<String> response =
            space < 0
                ? shop.get(step)
                : shop.post(step.substring(0, space), step.substring(space + 1));
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        assertFalse(headers.isEmpty());
        answers.add(response.statusCode() + " " + step + "\n" + headers + "\n" + response.body());
      }
    }
    return answers;
  }

  private static Set<String> statuses(List<String> answers) {
    Set<String> statuses = new TreeSet<>();
    for (String answer : answers) {
      statuses.add(answer.substring(0, 3));
    }
    return statuses;
  }
}
