package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about rules files names every setting, and its examples can be read. */
class RulesPageTest {
  @TempDir Path folder;

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/rules.md"));
  }

  @Test
  void everySetting_hasItsName() throws IOException {
    Set<String> missing = new TreeSet<>();
    missing.addAll(Settings.TOP);
    missing.addAll(Settings.RULE);
    missing.addAll(Settings.EVICTION);
    missing.addAll(Settings.MODES);
    missing.addAll(StoreTable.STORE);
    missing.addAll(FreshnessTable.TIMEOUTS);
    missing.addAll(FreshnessTable.ERRORS);
    assertTrue(missing.contains("staleIfError"));
    String page = page();
    missing.removeIf(name -> page.contains("`" + name + "`") || page.contains("\n" + name + ":"));
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyExample_isAFile_orPartOfARule() throws IOException {
    List<String> blocks =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(page())
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertTrue(blocks.size() > 5, blocks::toString);
    for (String block : blocks) {
      assertEquals(List.of(), new RulesFolder(folder).lines(file(block)), block);
    }
  }

  private static String file(String block) {
    if (block.contains("rules:\n")) {
      return block;
    }
    if (block.startsWith("eventLoops:")) {
      return block + "rules: []\n";
    }
    String ttl = block.startsWith("ttl:") ? "" : "    ttl: 30s\n";
    return "rules:\n  - method: com.acme.A#find\n" + ttl + block.indent(4);
  }
}
