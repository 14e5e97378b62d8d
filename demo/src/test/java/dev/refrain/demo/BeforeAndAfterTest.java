package dev.refrain.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

@Tag("jar")
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class BeforeAndAfterTest {
  @TempDir Path folder;

  @Test
  void run_endsWithTheTableTheReportAndThePage() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      Path agent = Path.of(System.getProperty("refrain.jar"));
      Path rules = Path.of(System.getProperty("refrain.rules"));
      DemoOptions options = new DemoOptions(2, 8, Optional.empty(), false, false, false);
      assertTrue(
          new BeforeAndAfter(options, agent, rules, folder, out).run(),
          () -> bytes.toString(StandardCharsets.UTF_8));
    }
    String output = bytes.toString(StandardCharsets.UTF_8);
    for (String part : new String[] {"requests/s  ", "p99", "partner API calls", "hit ratio"}) {
      assertTrue(output.contains(part), () -> "no " + part + " in\n" + output);
    }
    Path page = folder.resolve("comparison.html");
    assertTrue(output.contains("Charts: " + page.toAbsolutePath()), output);
    String html = Files.readString(page);
    assertEquals(5, html.split("<svg ").length, "four charts");
    assertTrue(html.contains("category-summaries"), "the rules and the report are in the page");
    assertEquals(-1, html.indexOf("NaN"));
    assertFalse(Pattern.compile("@[a-z]+@").matcher(html).find(), "a mark is left");
  }
}
