package dev.refrain.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Woven methods of every kind in one program: what it prints, and what the agent says of it. */
class ShoppingTest {
  private static final String RULES =
      """
      rules:
        - {name: title, method: 'com.example.Catalog#title', ttl: 1h}
        - {name: stock, method: 'com.example.Shop#stock(long)', ttl: 1h}
        - {name: price, method: 'com.example.Shop#priceOf', ttl: 1h, key: [sku]}
        - {name: label, method: 'com.example.**.Shop#label', ttl: 1h}
        - {name: later, method: 'com.example.Sh*#later', ttl: 1h, instances: shared}
        - {name: pending, method: 'com.example.Shop#pending', ttl: 1h, key: [text]}
        - {name: task, method: 'com.example.Shop#task', ttl: 1h, when: not empty text}
        - {name: slow, method: '@com.example.Slow', ttl: 1h, unless: result == 'x'}
        - {name: failing, method: 'com.example.Shop#failing', ttl: 1h}
        - {name: update, method: 'com.example.Shop#update', evict: [{rule: price, key: [sku]}]}
        - {name: nothing, method: 'com.example.Shop#nothing', ttl: 1h}
        - {name: once, method: 'com.example.Shop#once', ttl: 1h}
        - {name: misspelt, method: 'com.example.Shop#titel', ttl: 1h}
        - {name: absent, method: 'com.example.Shopp#title', ttl: 1h}
      """;

  private static final String RESULTS =
      """
      title 7, 7, 6.0
      text!, null, {a=1}
      later!, task!
      pending, pending and more
      1
      failing
      """
          .repeat(2);

  static final String WOVEN =
      RESULTS
          + """
          {failing=2, label=2, later=1, nothing=2, once=2, pending=1, price=1, slow=1, stock=1, \
          task=1, title=1}
          {failing=2, label=2, later=1, nothing=2, once=2, pending=1, price=2, slow=1, stock=1, \
          task=1, title=1, update=2}
          """;

  private static final String MISSPELT =
      "com.example.Shop#titel matches no method; the type has: title(int), label(String),"
          + " later(String), once(String), price(String, int), task(String), priceOf(String, int),"
          + " ran(String), runs(), slow(Map) and 5 more\n";
  private static final String OFF =
      """
      FILE:12:5 rule 'nothing' is off for com.example.Shop#nothing: a void method gives nothing \
      to cache
      FILE:13:5 rule 'once' is off for com.example.Shop#once: its result \
      java.util.stream.Stream can't be given to two callers (it is a java.lang.AutoCloseable)
      """;
  static final String TOLD = refrain("FILE:14:30 " + MISSPELT + OFF);

  @TempDir Path folder;
  private Path rules;

  @BeforeEach
  void writeRules() throws Exception {
    rules = write(folder);
  }

  static Path write(Path folder) throws Exception {
    return Files.writeString(folder.resolve("shop.yaml"), RULES);
  }

  private static String refrain(String lines) {
    return lines.lines().map(line -> "refrain: " + line + "\n").collect(Collectors.joining());
  }

  @OnEachJdk
  void methods_of_every_kind_and_the_report_of_them(Jdk jdk) throws Exception {
    ChildJvm jvm = ChildJvm.on(jdk).agent("rules=" + rules + ",report=exit");
    if (jdk.version() >= 23) {
      jvm.option("--sun-misc-unsafe-memory-access=deny");
    }
    Outcome outcome = jvm.run("com.example.Shopping", "3");
    assertEquals(3, outcome.exit());
    assertEquals(WOVEN, outcome.out());
    String report =
        """
        refrain: report
          rule methods receivers hits joined misses hit ratio mean load saved evictions errors
          title 1 1 1 0 1 50.0 % TIME TIME 0 0
          stock 1 1 1 0 1 50.0 % TIME TIME 0 0
          price 1 1 2 0 2 50.0 % TIME TIME 2 0
          label 1 0 2 0 2 50.0 % TIME TIME 0 0
          later 1 0 1 0 1 50.0 % TIME TIME 0 0
          pending 1 1 2 1 1 75.0 % TIME TIME 0 0
          task 1 1 1 0 1 50.0 % TIME TIME 0 0
          slow 1 1 1 0 1 50.0 % TIME TIME 0 0
          failing 1 1 0 0 2 0.0 % TIME - 0 0
          update 1 2 0
          nothing 1 0 0 0 0 - - - 0 0
          once 1 0 0 0 0 - - - 0 0
          misspelt 0 0 0 0 0 - - - 0 0
          absent 0 0 0 0 0 - - - 0 0
          ! rule 'failing': never hit: every load failed
          ! rule 'failing': 2 of 2 loads failed; a failure is kept only where 'errors' says so
        """
            + "  ! "
            + MISSPELT
            + "  ! com.example.Shopp#title: no such type was loaded; loaded: com.example.Shop\n"
            + OFF.replaceAll("(?m)^", "  ! ").replaceFirst(" {2}! $", "");
    assertEquals(
        TOLD + report,
        outcome
            .err()
            .replace(rules.toString(), "FILE")
            .replaceAll("(?<=\\S) {2,}", " ")
            .replaceAll(" [0-9.]+ (ns|µs|ms|s)\\b", " TIME"));
  }

  @OnEachJdk
  void wrong_rules_are_told_at_once_and_change_nothing(Jdk jdk) throws Exception {
    Outcome without = ChildJvm.on(jdk).run("com.example.Shopping", "3");
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, RULES.replace("ttl: 1h}", "ttl: 1}").replace("evict:", "evicts:"));
    Outcome with = ChildJvm.on(jdk).agent("" + wrong).run("com.example.Shopping", "3");
    assertEquals(without.out(), with.out());
    assertEquals(3, without.exit());
    assertEquals(3, with.exit());
    assertEquals("", without.err());
    String unit = "ttl '1' in rule '%s' has no unit; write 1s\n";
    String told =
        unit.formatted("title")
            + unit.formatted("stock")
            + unit.formatted("label")
            + unit.formatted("failing")
            + "unknown setting 'evicts' in rule 'update'; did you mean 'evict'?\n"
            + unit.formatted("nothing")
            + unit.formatted("once")
            + unit.formatted("misspelt")
            + unit.formatted("absent");
    String placed = with.err().replace(wrong.toString(), "FILE");
    assertEquals(refrain(told), placed.replaceAll("FILE:\\d+:\\d+ ", ""));
  }

  @OnEachJdk
  void debug_explains_each_class_that_was_looked_at(Jdk jdk) throws Exception {
    Outcome outcome =
        ChildJvm.on(jdk).agent("rules=" + rules + ",log=debug").run("com.example.Shopping");
    assertEquals(WOVEN, outcome.out());
    String explained =
        TOLD
            + refrain(
                """
                FILE:6:27 com.example.Sh*#later matches no method of com.example.Shopping, which \
                has: main(String[]), pending(Shop)
                com.example.Catalog was looked at, no method of it is woven
                com.example.Shopping was looked at, no method of it is woven
                com.example.Shop#title(int) is matched by title
                com.example.Shop#stock(long) is matched by stock
                com.example.Shop#priceOf(String, int) is matched by price
                com.example.Shop#label(String) is matched by label
                com.example.Shop#later(String) is matched by later
                com.example.Shop#pending(String, CompletableFuture) is matched by pending
                com.example.Shop#task(String) is matched by task
                com.example.Shop#slow(Map) is matched by slow
                com.example.Shop#failing(String) is matched by failing
                com.example.Shop#update(String) is matched by update
                com.example.Shop#nothing(String) is matched by nothing
                com.example.Shop#once(String) is matched by once
                """);
    assertEquals(sorted(explained), sorted(outcome.err().replace(rules.toString(), "FILE")));
  }

  private static TreeSet<String> sorted(String lines) {
    return lines.lines().collect(Collectors.toCollection(TreeSet::new));
  }
}
