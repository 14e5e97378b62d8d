package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The class loader of an application that was stopped can be collected. */
class RedeploymentTest {
  private static final String RULES =
      """
      rules:
        - {name: price, method: 'com.example.WebShop#price', ttl: 1h}
        - name: shared
          method: com.example.WebShop#sharedPrice
          ttl: 1h
          instances: shared
          when: not empty sku.id
          unless: result.amount == 77
        - {name: counted, method: 'com.example.WebShop#counted', ttl: 1h, mode: observe}
        - {name: broken, method: 'com.example.WebShop#broken', ttl: 1h, key: [sku.broken]}
        - {name: fixed, method: 'com.example.WebShop#fixed', ttl: 1h}
        - {name: later, method: 'com.example.WebShop#later', ttl: 1h, key: [sku], instances: shared}
        - {name: submitted, method: 'com.example.WebShop#submitted', ttl: 1h, key: [sku.id]}
        - name: update
          method: [com.example.WebShop#update, com.example.WebShop#updatedLater]
          evict: [{rule: price, key: [sku]}, {rule: later}]
      """;

  @TempDir Path folder;

  @OnEachJdk
  void entries_errors_and_unfinished_futures_of_its_own_classes_keep_no_loader(Jdk jdk)
      throws Exception {
    Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
    // What softly reachable memory keeps is no leak, and goes at once.
    Outcome outcome =
        ChildJvm.on(jdk)
            .agent("rules=" + rules + ",strict=true")
            .option("-XX:SoftRefLRUPolicyMSPerMB=0")
            .run("com.example.Redeployment");
    assertEquals("16 loads\ncollected\n".repeat(3), outcome.out());
    assertEquals(
        "refrain: rule 'broken', com.example.WebShop#broken: making the key failed with"
            + " com.example.WebShop$Broken at"
            + " com.example.WebShop$Sku.getBroken(WebShop.java); the call ran as if there were no"
            + " rule (further ones in the next minute are only counted)\n",
        outcome.err().replaceAll("java:\\d+", "java"));
  }
}
