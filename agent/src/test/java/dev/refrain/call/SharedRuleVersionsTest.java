package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refrain.store.HeapStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise 16 where two versions of an application differ in a rule, or in what its parameters are
 * called: each is served what it would have loaded, and finds what it has stored.
 */
class SharedRuleVersionsTest {
  private final List<Version> started = new ArrayList<>();
  private HeapStore.Server server;

  /** The application's class in all versions; its fields say what differs in one. */
  private static final class Routes {
    private final String version;
    private int loads;

    Routes(String version) {
      this.version = version;
    }

    Object between(String a, String b) {
      loads++;
      return version + ": " + a + " to " + b;
    }

    Object at(Spot spot) {
      loads++;
      return version + ": " + spot;
    }

    Object name(String key) {
      loads++;
      return version.equals("nulls") ? null : version + ": " + key;
    }

    Object write(String key) {
      return key;
    }
  }

  private record Spot(int id, int number) {}

  /** A process of one version. */
  private final class Version {
    final CallFixture fixture = new CallFixture();
    final Routes routes;
    final WovenMethod method;
    final WovenMethod writer;

    Version(String version, String store, String method, List<String> names, String rule)
        throws Exception {
      this(version, store, method, names, rule, "");
    }

    /**
     * @param evictions rules beside the one called {@code values}
     */
    Version(
        String version,
        String store,
        String method,
        List<String> names,
        String rule,
        String evictions)
        throws Exception {
      if (server == null) {
        server = new HeapStore.Server(fixture.ticker);
      }
      routes = new Routes(version);
      fixture.sharing(server);
      this.method =
          fixture.weave(
              List.of(Routes.class.getDeclaredMethods()).stream()
                  .filter(each -> each.getName().equals(method))
                  .findAny()
                  .orElseThrow(),
              names);
      writer = fixture.weave(Routes.class, "write");
      String settings = rule.contains("ttl:") ? rule : rule + "\nttl: 10m\n";
      fixture.rules(
          "- name: values\n  method: Routes#"
              + method
              + ("\nstore: " + store + "\ninstances: shared\n" + settings).indent(2)
              + evictions);
      fixture.housekeeper.start(fixture.services.regions());
      started.add(this);
    }

    Object call(Object... arguments) throws Exception {
      return Answer.of(Shape.PLAIN, method, routes, arguments).value();
    }

    /** As a process of the same version that has just started. */
    Object again(Object... arguments) throws Exception {
      fixture.region("values").evictAll();
      return call(arguments);
    }

    void write(String key) throws Exception {
      assertEquals(key, Answer.of(Shape.PLAIN, writer, routes, key).value());
    }

    long otherVersions() {
      return fixture.recorder.store("shared").otherShapeEntries();
    }
  }

  @AfterEach
  void stop() {
    for (Version each : started) {
      each.fixture.housekeeper.stop();
      each.fixture.stores().guard.close();
    }
  }

  private void advance(Duration by) {
    for (Version each : started) {
      each.fixture.advance(by);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key: [arg0, arg1]"})
  void parameters_that_change_places_are_no_key_of_the_other(String key) throws Exception {
    Version one = new Version("one", "shared", "between", List.of("from", "to"), key);
    Version two = new Version("two", "shared", "between", List.of("to", "from"), key);
    for (int i = 0; i < 3; i++) {
      assertEquals("one: Bonn to Ulm", one.call("Bonn", "Ulm"));
      assertEquals("two: Bonn to Ulm", two.call("Bonn", "Ulm"));
    }
    assertEquals(List.of(1, 1), List.of(one.routes.loads, two.routes.loads));
    assertEquals(1, two.otherVersions());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "[memory, shared]"})
  void a_key_of_another_part_is_another(String store) throws Exception {
    Version one = new Version("one", store, "at", List.of("p"), "key: [p.id]");
    Version two = new Version("two", store, "at", List.of("p"), "key: [p.number]");
    for (int i = 0; i < 3; i++) {
      assertEquals("one: Spot[id=7, number=8]", one.again(new Spot(7, 8)));
      assertEquals("two: Spot[id=9, number=7]", two.again(new Spot(9, 7)));
    }
    assertEquals(List.of(1, 1), List.of(one.routes.loads, two.routes.loads));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "[memory, shared]"})
  void an_entry_of_a_longer_ttl_is_not_served(String store) throws Exception {
    Version one = new Version("one", store, "name", List.of("key"), "ttl: 10m");
    Version two = new Version("two", store, "name", List.of("key"), "ttl: 1s");
    assertEquals("one: a", one.call("a"));
    advance(Duration.ofSeconds(3));
    for (int i = 0; i < 3; i++) {
      assertEquals("two: a", two.again("a"));
      assertEquals("one: a", one.again("a"));
    }
    assertEquals(List.of(1, 1), List.of(one.routes.loads, two.routes.loads));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unless: result == null", "when: key != 'b'"})
  void what_one_would_not_keep_it_is_not_served(String condition) throws Exception {
    Version one = new Version("nulls", "shared", "name", List.of("key"), "");
    Version two = new Version("two", "shared", "name", List.of("key"), condition);
    for (int i = 0; i < 3; i++) {
      assertEquals(null, one.call("a"));
      assertEquals("two: a", two.call("a"));
    }
    assertEquals(List.of(1, 1), List.of(one.routes.loads, two.routes.loads));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "[memory, shared]"})
  void what_changes_nothing_of_an_entry_is_no_other_version(String store) throws Exception {
    String other = "ttlJitter: 10%\nloadTimeout: 7s\nmaximumEntries: 7\nttl: 600s";
    Version one = new Version("one", store, "name", List.of("key"), "ttl: 10m");
    Version two = new Version("two", store, "name", List.of("key"), other);
    assertEquals("one: a", one.call("a"));
    assertEquals("one: a", two.call("a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "tags: [[of, key]]; tags: [[all], [of, key]]",
        "tags: [[of, key], [all]]; tags: [[all], [of, key]]",
        "tags: [[of, key]]; tags: [[of, key, key]]",
        "''; tags: [[all]]"
      })
  void versions_of_other_tags_take_nothing_from_each_other(String first, String second)
      throws Exception {
    for (String store : List.of("shared", "[memory, shared]")) {
      server = null;
      String evicting = "- method: Routes#write\n  evict: [{rule: values, key: [key]}]\n";
      Version one = new Version("one", store, "name", List.of("key"), first, evicting);
      Version two = new Version("two", store, "name", List.of("key"), second, evicting);
      bothHit(one, two, 1);
      one.write("a");
      bothHit(one, two, 2);
      two.write("a");
      bothHit(one, two, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{rule: values}]", "[{tag: [all]}]", "[{tag: [of, key]}]"})
  void evictions_reach_versions_of_other_tags(String evict) throws Exception {
    String evicting = "- method: Routes#write\n  evict: " + evict + "\n";
    String tags = "tags: [[of, key], [all]]";
    String swapped = "tags: [[all], [of, key], [more]]";
    Version one = new Version("one", "[memory, shared]", "name", List.of("key"), tags, evicting);
    Version two = new Version("two", "[memory, shared]", "name", List.of("key"), swapped, evicting);
    bothHit(one, two, 1);
    one.write("a");
    bothHit(one, two, 2);
    two.write("a");
    bothHit(one, two, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "[memory, shared]"})
  void the_first_eviction_by_key_takes_nothing_from_the_version_before(String store)
      throws Exception {
    String all = "- method: Routes#write\n  evict: [{rule: values}]\n";
    String byKey = all + "- method: Routes#other\n  evict: [{rule: values, key: [key]}]\n";
    Version one = new Version("one", store, "name", List.of("key"), "", all);
    Version two = new Version("two", store, "name", List.of("key"), "", byKey);
    bothHit(one, two, 1);
    one.write("a");
    bothHit(one, two, 2);
    two.write("a");
    bothHit(one, two, 3);
  }

  /** Both are served their own, having loaded it so often by now. */
  private static void bothHit(Version one, Version two, int loads) throws Exception {
    for (int i = 0; i < 3; i++) {
      assertEquals("one: a", one.again("a"));
      assertEquals("two: a", two.again("a"));
      assertEquals(List.of(loads, loads), List.of(one.routes.loads, two.routes.loads));
    }
  }
}
