package dev.refrain.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.refrain.rules.Reading;
import dev.refrain.rules.RuleReader;
import dev.refrain.rules.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the rules file and not yet in the call path is said, and not passed over. */
class UnbuiltCheckTest {
  @TempDir Path folder;

  private List<String> problems(String setting) throws Exception {
    Path file = folder.resolve("shop.yaml");
    Files.writeString(
        file,
        "rules:\n  - name: quotes\n    method: com.acme.A#find\n    ttl: 30s\n    "
            + setting
            + "\nstores: {shared: {type: redis, uri: 'redis://localhost'}}\n");
    Reading reading = RuleReader.read(file.toFile(), name -> null);
    assertEquals(List.of(), reading.problems());
    RuleSet rules = reading.rules();
    assertNotNull(rules);
    return UnbuiltCheck.problems(rules).stream()
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }

  @Test
  void aRuleThatNeedsWhatIsNotBuilt_isOneLine() throws Exception {
    assertEquals(
        List.of(
            "shop.yaml:2:5 rule 'quotes': store 'shared' is not supported yet; write store:"
                + " memory, or leave it out"),
        problems("store: shared"));
    assertEquals(
        List.of(
            "shop.yaml:2:5 rule 'quotes': copy: true is not supported yet; write copy: false, or"
                + " leave it out"),
        problems("copy: true"));
    assertEquals(
        List.of(
            "shop.yaml:2:5 rule 'quotes': singleFlight: off is not supported yet; write"
                + " singleFlight: process, or leave it out"),
        problems("singleFlight: off"));
  }

  @Test
  void aStoreThatNoRuleUses_isFine() throws Exception {
    assertEquals(List.of(), problems("store: memory"));
    assertEquals(List.of(), problems("singleFlight: process"));
  }
}
