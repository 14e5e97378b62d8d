package dev.refrain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a store, no problem shows its password. */
class StoreSecretsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uri: hunter2",
        "uri: hunter2://localhost",
        "uri: redis://hunter2@localhost",
        "uri: redis://:hunter2",
        "uri: redis://user:hunter2",
        "uri: redis://localhost:6379:hunter2",
        "uri: redis://localhost/hunter2",
        "uri: redis://localhost?password=hunter2",
        "uri: redis://localhost#hunter2",
        "uri: redis://a:hunter2%@localhost",
        "uri: redis://a:hunter2@local host",
        "uri: redis://a:hunter2@localhost:x",
        "uri: memcached://a:hunter2@localhost",
        "uri: redis://a:hunter2@${HOST}",
        "uri: redis://a:hunter2@${HOST",
        "uri: redis://a:${hunter2 @localhost}",
        "uri: [redis://a:hunter2@localhost]",
        "uri: {hunter2: hunter2}",
        "password: [hunter2]",
        "password: hunter2${NAME}",
        "password: ${hunter2!}",
        "password: ${A:-${hunter2}}",
        "password: *hunter2",
        "password: !hunter2",
        "password: !hunter2!x y",
        "password: '%hunter2",
        "password: \"\\phunter2\"",
        "password: @hunter2",
        "password: hunter2: hunter2",
        "pasword: hunter2",
        "trustStorePassword: hunter2",
        "keyStorePassword: *hunter2",
        "trustStorePassword: hunter2${NAME}",
        "type: redis://a:hunter2@localhost",
        "namespace: redis://a:hunter2@localhost"
      })
  void problems_showNoSecret(String setting) {
    assertHidden("rules: []\nstores:\n  shared:\n    type: redis\n    " + setting + "\n");
    assertHidden("stores:\n  shared:\n    " + setting + "\n    type: redis\nrules: []\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stores: redis://a:hunter2@localhost",
        "stores: [redis://a:hunter2@localhost]",
        "stores: {shared: redis://a:hunter2@localhost}",
        "stores: {shared: hunter2}",
        "stores: {'redis://a:hunter2@localhost': {}}",
        "store: redis://a:hunter2@localhost",
        "defaults: {store: 'redis://a:hunter2@localhost'}"
      })
  void problems_showNoUriThatStrayed(String setting) {
    assertHidden("rules: []\n" + setting + "\n");
  }

  private void assertHidden(String text) {
    List<String> lines = new RulesFolder(folder).lines(text);
    assertFalse(lines.isEmpty(), text);
    for (String line : lines) {
      assertFalse(line.contains("hunter2"), text + line);
    }
  }

  @Test
  void whatAVariableHolds_isNotShown() {
    RulesFolder files = new RulesFolder(folder).with("URI", "redis://a:hunter2");
    String store = "rules: []\nstores:\n  shared:\n    type: redis\n    ";
    assertEquals(
        List.of(
            "shop.yaml:5:10 uri in store 'shared' has a port that is no number from 1 to 65535;"
                + " write host:port"),
        files.lines(store + "uri: ${URI}\n"));
  }
}
