package dev.refrain.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tags across processes: one write evicts however many entries, and the loads in flight. */
class SharedTagTest {
  private SharedScene scene;

  static List<Object[]> matrix() {
    List<Object[]> all = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      for (String store : List.of("shared", "[memory, shared]")) {
        all.add(new Object[] {shape, store});
      }
    }
    return all;
  }

  private void scene(Shape shape, String store) {
    scene = SharedScene.of(shape, store, "");
    String settings =
        "store: " + store + "\ninstances: shared\ntags: [[of, key], [all]]\nstaleIfError: 1h\n";
    for (Scene each : List.of(scene.one, scene.two)) {
      String evicting =
          "- name: writes\n  method: Repository#"
              + each.writer.method().getName()
              + "\n  evict: [{tag: [all]}]\n";
      each.fixture.rules(each.caching(settings) + evicting);
    }
  }

  @AfterEach
  void stop() {
    scene.stop();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void every_entry_is_evicted_by_one_command(Shape shape, String store) throws Exception {
    scene(shape, store);
    scene.one.loads.answer(key -> "old " + key);
    for (int i = 0; i < 100; i++) {
      assertEquals("old " + i, scene.one.call("" + i).value());
      assertEquals("old " + i, scene.two.call("" + i).value());
    }
    assertEquals(0, scene.two.loads.count());
    int before = scene.two.fixture.stores().client.requests();
    Answer write = scene.two.write("x");
    scene.two.loads.next().complete("written");
    assertEquals("written", write.value());
    assertEquals(
        before + 2, scene.two.fixture.stores().client.requests(), "before the body and after it");
    scene.one.loads.answer(key -> "new " + key);
    for (int i = 0; i < 100; i++) {
      assertEquals("new " + i, scene.one.call("" + i).value());
      assertEquals("new " + i, scene.two.call("" + i).value());
    }
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_load_in_flight_does_not_land(Shape shape, String store) throws Exception {
    scene(shape, store);
    Answer before = scene.one.call("a");
    Load load = scene.one.loads.nextOf(before);
    scene.two.written("x");
    load.complete("old");
    assertEquals("old", before.value());
    scene.one.load("a", "new");
    assertEquals("new", scene.two.call("a").value());
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void an_eviction_that_the_store_missed_is_made_up_for(Shape shape, String store)
      throws Exception {
    scene(shape, store);
    scene.one.load("a", "old");
    scene.two.fixture.stores().cut(true);
    scene.two.written("x");
    scene.two.fixture.stores().cut(false);
    Eventually.holds("the breaker closes", () -> !scene.two.fixture.stores().guard.isOpen());
    Answer answer = scene.one.call("a");
    scene.one.loads.nextOf(answer).complete("new");
    assertTrue(answer.value().equals("new"));
  }

  @Test
  void a_rule_that_hashes_its_keys_hashes_its_tags_and_others_read_as_they_did() throws Exception {
    scene(Shape.COMPLETABLE, "shared");
    Repository repository = scene.one.repository;
    WovenMethod hashed = scene.one.fixture.weave(Repository.class, "stage");
    String tagged = "store: shared\ninstances: shared\ntags: [[of, key]]\n";
    String rules =
        scene.one.caching(tagged)
            + ("- method: Repository#stage\n  ttl: 1m\n  keyText: hashed\n" + tagged.indent(2))
            + "- method: Repository#writeCompletable\n  evict: [{tag: [of, key]}]\n";
    scene.one.fixture.rules(rules);
    scene.one.loads.answer(key -> "old " + key);
    assertEquals("old Mary", scene.one.call("Mary").value());
    assertTrue(scene.server.keys().contains("refrain:~tag:of:Mary"), scene.server.keys()::toString);
    assertEquals("old Ann", Answer.of(Shape.STAGE, hashed, repository, "Ann").value());
    assertEquals("old Mary", Answer.of(Shape.STAGE, hashed, repository, "Mary").value());
    List<String> readable =
        scene.server.keys().stream().filter(key -> key.contains("Ann")).toList();
    assertEquals(List.of(), readable);
    scene.one.write("Mary").value();
    scene.one.loads.answer(key -> "new " + key);
    assertEquals("new Mary", scene.one.call("Mary").value());
    assertEquals("new Mary", Answer.of(Shape.STAGE, hashed, repository, "Mary").value());
    assertEquals("old Ann", Answer.of(Shape.STAGE, hashed, repository, "Ann").value());
  }

  @Test
  void a_hundred_thousand_entries_take_no_more_commands() throws Exception {
    int entries = 100_000;
    scene(Shape.COMPLETABLE, "[memory, shared]");
    scene.one.loads.answer(key -> "old");
    for (int i = 0; i < entries; i++) {
      scene.one.call("" + i);
      scene.two.call("" + i);
    }
    assertEquals(0, scene.two.loads.count());
    int before = scene.two.fixture.stores().client.requests();
    Answer write = scene.two.write("x");
    scene.two.loads.next().complete("written");
    assertEquals("written", write.value());
    assertEquals(before + 2, scene.two.fixture.stores().client.requests());
    scene.one.loads.answer(key -> "new");
    for (int i = 0; i < entries; i++) {
      assertEquals("new", scene.one.call("" + i).value());
      assertEquals("new", scene.two.call("" + i).value());
    }
  }
}
